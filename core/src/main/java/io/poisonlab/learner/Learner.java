// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.random.Seed;

/** Trains models; an implementation is a record of its hyper-parameters. */
public interface Learner {
  /**
   * Trains a model. The same data and seed give the same model, whatever the number of threads.
   *
   * @throws IllegalArgumentException if the data cannot be learned from, for example because they
   *     hold one class only
   */
  TrainedModel train(Dataset data, Seed seed);

  /** Returns whether its models give probabilities: known before one is trained. */
  default boolean soft() {
    return true;
  }

  /**
   * Returns whether its models tell what each term of a text adds ({@link TrainedModel#terms}):
   * known before one is trained.
   */
  default boolean ofTerms() {
    return false;
  }
}
