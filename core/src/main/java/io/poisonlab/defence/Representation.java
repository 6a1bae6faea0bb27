// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.random.Seed;
import io.poisonlab.statistics.PrincipalComponents;
import java.util.List;

/** What detectors of triggers measure rows by. */
public enum Representation {
  /** The features as learners encode them, numbers standardised. */
  RAW {
    @Override
    double[][] of(Dataset data, Seed seed, String defence) {
      return EncodedRows.of(data, 1, defence);
    }
  },
  /** The places along the {@value #COMPONENTS} directions in which those vary most. */
  PCA {
    @Override
    double[][] of(Dataset data, Seed seed, String defence) {
      double[][] rows = EncodedRows.of(data, 1, defence);
      return PrincipalComponents.fit(rows, COMPONENTS).project(rows);
    }
  },
  /** The leaves of a random forest that a row falls into: rows that share many are near. */
  LEAVES {
    @Override
    double[][] of(Dataset data, Seed seed, String defence) {
      return LeafPlaces.of(data, seed, defence);
    }
  },
  /** The hidden layer of a {@link SuspectNetwork}: of images, where that learner is there. */
  NETWORK {
    @Override
    double[][] of(Dataset data, Seed seed, String defence) {
      return SuspectNetwork.hidden(data, seed, defence);
    }
  };

  private static final int COMPONENTS = 10;

  /** Returns the rows in this representation; of equal width, which may be 0. */
  abstract double[][] of(Dataset data, Seed seed, String defence);

  /** Returns the scope of a detector that measures rows by this. */
  Scope on(Scope scope) {
    return this == NETWORK ? scope.on(Accepts.IMAGES) : scope;
  }

  /** Returns what warns a detector that looks for halves of classes in this representation. */
  List<String> warnings(Dataset data) {
    return this == NETWORK // there is none before it is trained; the finding tells the halves
        ? SilentFeatures.ofRows(data, List.of())
        : Halves.warnings(data);
  }
}
