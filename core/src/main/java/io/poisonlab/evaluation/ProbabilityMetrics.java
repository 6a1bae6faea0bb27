// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.evaluation;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Metrics of probabilities; undefined for models that give none. */
final class ProbabilityMetrics {
  private static final double LEAST_PROBABILITY = Math.ulp(1.0);

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
        .mapToDouble(label ->
            RocAuc.of(
                total,
                row -> j.predictions().probability(row, label),
                row -> j.truth().code(row) == label))
        .average();
  }
}
