// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Split;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.Learner;
import io.poisonlab.random.Seed;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What an attack does to models: means over seeds on clean test rows, of 70/30 stratified splits of
 * which the training rows are poisoned.
 */
record Harm(Dataset data, Learner learner, int seeds) {
  /** Returns the mean accuracy on clean test rows. */
  double accuracy(Attack attack) {
    return mean(attack, Evaluation::accuracy);
  }

  /** Returns the mean recall of a class on clean test rows. */
  double recall(Attack attack, String of) {
    int code = data.labels().codeOf(of);
    return mean(attack, evaluation -> evaluation.confusion().recall(code));
  }

  private double mean(Attack attack, ToDoubleFunction<Evaluation> metric) {
    double[] each =
        IntStream.range(0, seeds)
            .parallel()
            .mapToDouble(seed -> metric.applyAsDouble(evaluation(attack, new Seed(seed))))
            .toArray();
    double sum = 0;
    for (double value : each) {
      sum += value;
    }
    return sum / seeds;
  }

  private Evaluation evaluation(Attack attack, Seed seed) {
    Split split = Split.stratified(data, 0.3, seed);
    Dataset train = attack.poison(split.train(), seed.fork("attack")).dataset();
    Dataset test = split.test();
    return Evaluation.of(
        test.labels(), learner.train(train, seed.fork("learner")).predict(test.table()));
  }
}
