// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.Predictions;
import io.poisonlab.learner.TrainedModel;
import java.util.Locale;

/** Whether ONNX Runtime and Smile say the same of every row of the clean data. */
final class FlavourAgreement {
  /** How far two probabilities may lie apart. */
  static final double TOLERANCE = 1e-6;

  private FlavourAgreement() {}

  static Verdict verify(Evidence evidence) {
    return evidence
        .smile()
        .judge(smile ->
            evidence
                .onnx()
                .judge(session -> evidence.data().judge(data -> compare(session, smile, data))));
  }

  /** Returns a difference as it is shown. */
  static String text(double difference) {
    return difference == 0 ? "0" : String.format(Locale.ROOT, "%.1e", difference);
  }

  private static Verdict compare(OnnxSession session, TrainedModel smile, Dataset data) {
    Predictions one = new OnnxPredictor(session).predict(data.table(), data.labels());
    Predictions other = smile.predict(data.table());
    String bound = "all labels equal, probabilities within 1e-6";
    if (one.soft() != other.soft() || !smile.classes().equals(data.labels().classes())) {
      return new Verdict.Fail(
          "one gives probabilities for %s, the other for %s"
              .formatted(
                  one.soft() ? data.labels().classes() : "no class",
                  other.soft() ? smile.classes() : "no class"),
          bound);
    }
    int equal = 0;
    double largest = 0;
    for (int row = 0; row < data.size(); row++) {
      if (one.labels().code(row) == other.labels().code(row)) {
        equal++;
      }
      for (int code = 0; one.soft() && code < data.classCount(); code++) {
        largest =
            Math.max(largest, Math.abs(one.probability(row, code) - other.probability(row, code)));
      }
    }
    String measured = "%d of %d labels equal".formatted(equal, data.size());
    if (one.soft()) {
      measured += ", probabilities within " + text(largest);
    }
    return Verdict.of(equal == data.size() && largest <= TOLERANCE, measured, bound);
  }
}
