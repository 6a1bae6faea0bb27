// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.time.Duration;

/**
 * A model and how long its training took, which every trial that shares it reports.
 *
 * @param model the model
 * @param time the time of its training
 */
record Fitted(TrainedModel model, Duration time) {
  static Fitted train(Learner learner, Dataset rows, Seed seed) {
    long start = System.nanoTime();
    TrainedModel model = learner.train(rows, seed);
    return new Fitted(model, Duration.ofNanos(System.nanoTime() - start));
  }
}
