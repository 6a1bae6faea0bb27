// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.random.Seed;
import java.util.Optional;

/** Trains models; an implementation is a record of its hyper-parameters. */
public interface Learner {
  /**
   * Trains a model. The same data and seed give the same model, whatever the number of threads.
   *
   * @throws IllegalArgumentException if the data cannot be learned from, for example because they
   *     hold one class only
   */
  TrainedModel train(Dataset data, Seed seed);

  /**
   * Trains a model where a sample may be there that is known to be clean. Most learners have no use
   * for it; one that mends its model afterwards has.
   *
   * @param trusted of the same columns and classes, not among the data
   * @throws IllegalArgumentException as {@link #train(Dataset, Seed)}, or if the learner needs a
   *     sample and there is none
   */
  default TrainedModel train(Dataset data, Optional<Dataset> trusted, Seed seed) {
    return train(data, seed);
  }

  /** Returns whether it needs a sample that is known to be clean: known before one is trained. */
  default boolean needsTrusted() {
    return false;
  }

  /** Returns whether its models give probabilities: known before one is trained. */
  default boolean soft() {
    return true;
  }

  /** Returns which data it learns from: known before one is trained. */
  default Accepts accepts() {
    return ofTerms() ? Accepts.TEXTS : Accepts.ANYTHING;
  }

  /**
   * Returns whether its models tell what each term of a text adds ({@link TrainedModel#terms}):
   * known before one is trained. Such a learner reads texts only.
   */
  default boolean ofTerms() {
    return false;
  }
}
