// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;

/**
 * Finds out, on rows that are known to be clean, which inputs of a model to reject: what a defence
 * of training data cannot do. An implementation is a record of its parameters.
 */
public interface Detector {
  /**
   * Finds the limit for a model. The same model, rows and seed give the same detector.
   *
   * @param model the model that is asked
   * @param clean rows that are known to be clean
   * @throws IllegalArgumentException if this detector cannot work with this model or these rows
   */
  InputDetector calibrate(TrainedModel model, Dataset clean, Seed seed);

  /** Returns whether it can work only with a model that gives probabilities. */
  default boolean needsProbabilities() {
    return false;
  }

  /** Returns the share of clean inputs that are rejected, as far as the rows for it tell. */
  double falseRejection();

  /** Returns what must hold of a trigger for a rejection to mean anything, as a clause. */
  String assumption();
}
