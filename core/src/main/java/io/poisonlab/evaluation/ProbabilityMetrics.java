// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.evaluation;

import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.Predictions;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Metrics of probabilities; undefined for models that give none. */
final class ProbabilityMetrics {
  private static final double LEAST_PROBABILITY = 1e-15;

  private ProbabilityMetrics() {}

  static OptionalDouble logLoss(Judgement j) {
    if (!j.predictions().soft()) {
      return OptionalDouble.empty();
    }
    return IntStream.range(0, j.truth().size())
        .mapToDouble(row ->
            -Math.log(
                Math.clamp(
                    j.predictions().probability(row, j.truth().code(row)), LEAST_PROBABILITY, 1)))
        .average();
  }

  /** The mean over classes that have rows both of them and of others; nothing if there is none. */
  static OptionalDouble rocAuc(Judgement j) {
    if (!j.predictions().soft()) {
      return OptionalDouble.empty();
    }
    int total = j.truth().size();
    return IntStream.range(0, j.classes())
        .filter(label -> j.confusion().support(label) > 0 && j.confusion().support(label) < total)
        .mapToDouble(label -> rocAuc(j.truth(), j.predictions(), label))
        .average();
  }

  /** Mann and Whitney's statistic with mid-ranks for ties, in O(n log n). */
  private static double rocAuc(Labels truth, Predictions predictions, int label) {
    int[] order =
        IntStream.range(0, truth.size())
            .boxed()
            .sorted(Comparator.comparingDouble(row -> predictions.probability(row, label)))
            .mapToInt(Integer::intValue)
            .toArray();
    double rankSum = 0;
    long positives = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      double value = predictions.probability(order[from], label);
      while (to < order.length && predictions.probability(order[to], label) == value) {
        to++;
      }
      double midRank = (from + 1 + to) / 2.0;
      for (int i = from; i < to; i++) {
        if (truth.code(order[i]) == label) {
          rankSum += midRank;
          positives++;
        }
      }
      from = to;
    }
    double negatives = order.length - positives;
    return (rankSum - positives * (positives + 1) / 2.0) / (positives * negatives);
  }
}
