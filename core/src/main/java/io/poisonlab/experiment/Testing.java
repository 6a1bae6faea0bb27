// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Folds;
import io.poisonlab.dataset.Split;
import io.poisonlab.random.Seed;
import java.util.List;

/** How test rows are chosen, always stratified. */
public sealed interface Testing {
  /** Returns the splits of the data: one model is trained and tested on each. */
  List<Split> splits(Dataset data, Seed seed);

  /**
   * Holds a share of the rows out, once.
   *
   * @param fraction in (0, 1)
   */
  record HoldOut(double fraction) implements Testing {
    /** Checks the range. */
    public HoldOut {
      if (!(fraction > 0 && fraction < 1)) {
        throw new IllegalArgumentException("test fraction must be in (0, 1), found " + fraction);
      }
    }

    @Override
    public List<Split> splits(Dataset data, Seed seed) {
      return List.of(Split.stratified(data, fraction, seed));
    }
  }

  /**
   * Tests every row once.
   *
   * @param folds 2 or more
   */
  record CrossValidation(int folds) implements Testing {
    /** Checks the range. */
    public CrossValidation {
      Folds.check(folds);
    }

    @Override
    public List<Split> splits(Dataset data, Seed seed) {
      return Folds.stratified(data, folds, seed);
    }
  }
}
