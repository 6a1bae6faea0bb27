// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.time.Duration;
import java.util.Optional;

/**
 * A model and how long its training took, which every trial that shares it reports.
 *
 * @param model the model
 * @param time the time of its training
 */
record Fitted(TrainedModel model, Duration time) {
  static Fitted train(Learner learner, Dataset rows, Optional<Dataset> trusted, Seed seed) {
    long start = System.nanoTime();
    TrainedModel model = learner.train(rows, trusted, seed);
    return new Fitted(model, Duration.ofNanos(System.nanoTime() - start));
  }
}
