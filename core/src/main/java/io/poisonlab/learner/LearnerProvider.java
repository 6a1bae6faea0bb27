// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.parameter.Catalogue;
import io.poisonlab.parameter.Family;
import io.poisonlab.parameter.Provider;

/** Makes a {@link Learner} from settings; listed in {@code META-INF/services}. */
public interface LearnerProvider extends Provider<Learner> {
  /** Lets a learner be a setting of another algorithm. */
  Family<Learner> FAMILY = new Family<>(Learner.class, LearnerProvider::catalogue);

  /** Returns all learners on the class path. */
  static Catalogue<Learner, LearnerProvider> catalogue() {
    return Catalogue.load("learner", LearnerProvider.class);
  }
}
