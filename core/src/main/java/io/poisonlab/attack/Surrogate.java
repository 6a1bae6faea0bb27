// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.Learner;
import io.poisonlab.random.Seed;

/** The model that an attacker trains in place of the victim's. */
final class Surrogate {
  /** One seed for all: what an attacker chooses is to depend on the data alone. */
  private static final Seed SEED = new Seed(0);

  private Surrogate() {}

  /**
   * Returns for each row and class the loss that a model has for the row in that class.
   *
   * @param data the rows that it is trained on and asked about
   * @param labels the classes that it is told
   */
  static double[][] losses(Learner learner, Dataset data, Labels labels) {
    return learner.train(data.withLabels(labels), SEED).losses(data.table());
  }
}
