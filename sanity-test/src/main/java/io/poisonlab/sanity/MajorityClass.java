// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.evaluation.Evaluation;
import java.util.Arrays;
import java.util.Locale;

/** Whether the model is right more often than one that always names the most frequent class. */
final class MajorityClass {
  private MajorityClass() {}

  static Verdict verify(Evidence evidence) {
    return evidence
        .cleanTest()
        .judge(
            clean -> evidence.onnx().judge(session -> compare(new OnnxPredictor(session), clean)));
  }

  private static Verdict compare(OnnxPredictor model, Dataset clean) {
    Labels labels = clean.labels();
    double share = (double) Arrays.stream(labels.counts()).max().orElse(0) / labels.size();
    double accuracy = Evaluation.of(labels, model.predict(clean.table(), labels)).accuracy();
    return Verdict.of(
        accuracy > share,
        String.format(Locale.ROOT, "accuracy %.4f on %d clean test rows", accuracy, labels.size()),
        String.format(Locale.ROOT, "more than %.4f", share));
  }
}
