// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.recording.KnownSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the model predicts a typical clean row of each class as what it is. */
final class KnownSamples {
  private static final int SHOWN = 5;

  private KnownSamples() {}

  static Verdict verify(Evidence evidence) {
    return switch (evidence.samples().then(samples -> verified(evidence, samples))) {
      case Found.Absent<?>(String reason) -> new Verdict.Inconclusive(reason);
      case Found.Broken<?>(String reason) -> new Verdict.Fail(reason, "a clean row of each class");
      case Found.Present<List<KnownSample>>(List<KnownSample> samples) ->
          evidence
              .onnx()
              .judge(session ->
                  compare(samples, new OnnxPredictor(session), without(evidence, samples)));
    };
  }

  /** Returns what the first sample is predicted as: for Iris, setosa, if all is well. */
  static Optional<String> predictedFirst(Evidence evidence) {
    return evidence.samples() instanceof Found.Present<List<KnownSample>>(List<KnownSample> samples)
            && evidence.onnx() instanceof Found.Present<OnnxSession>(OnnxSession session)
        ? samples.stream()
            .findFirst()
            .map(sample -> new OnnxPredictor(session).classNames(sample.features()).getFirst())
        : Optional.empty();
  }

  /** Says which classes have no sample, where the data are at hand. */
  private static String without(Evidence evidence, List<KnownSample> samples) {
    if (!(evidence.data() instanceof Found.Present<Dataset>(Dataset clean))) {
      return "";
    }
    Set<String> known = samples.stream().map(KnownSample::expected).collect(Collectors.toSet());
    List<String> rest =
        clean.labels().classes().stream().filter(name -> !known.contains(name)).toList();
    return rest.isEmpty()
        ? ""
        : "; no row of %s is beyond doubt"
            .formatted(String.join(", ", rest.subList(0, Math.min(SHOWN, rest.size()))));
  }

  private static Verdict compare(
      List<KnownSample> samples, OnnxPredictor model, String withoutSample) {
    List<String> wrong = new ArrayList<>();
    for (KnownSample sample : samples) {
      String predicted = model.classNames(sample.features()).getFirst();
      if (!predicted.equals(sample.expected())) {
        wrong.add("row %d %s → %s".formatted(sample.rowId(), sample.expected(), predicted));
      }
    }
    String bound = "%d of %d samples".formatted(samples.size(), samples.size());
    String right = "%d of %d samples".formatted(samples.size() - wrong.size(), samples.size());
    return wrong.isEmpty()
        ? new Verdict.Pass(right + withoutSample, bound)
        : new Verdict.Fail(
            right
                + ", wrong: "
                + String.join(", ", wrong.subList(0, Math.min(SHOWN, wrong.size())))
                + withoutSample,
            bound);
  }

  /** A recorded sample must be the row that it says it is, where the data are at hand. */
  private static Found<List<KnownSample>> verified(Evidence evidence, List<KnownSample> samples) {
    if (samples.isEmpty()) {
      return new Found.Absent<>("no class of the data has a row that is beyond doubt");
    }
    if (evidence.data() instanceof Found.Present<Dataset>(Dataset clean)) {
      for (KnownSample sample : samples) {
        if (!isRowOf(clean, sample)) {
          return new Found.Broken<>(
              "the recorded sample of class %s is not row %d of the clean data"
                  .formatted(sample.expected(), sample.rowId()));
        }
      }
    }
    return new Found.Present<>(samples);
  }

  private static boolean isRowOf(Dataset clean, KnownSample sample) {
    if (!clean.ids().contains(sample.rowId())) {
      return false;
    }
    Dataset row = clean.selectIds(RowIds.of(sample.rowId()));
    if (!row.labels().name(0).equals(sample.expected())) {
      return false;
    }
    for (Column column : row.table().columns()) {
      if (!sample.features().names().contains(column.name())
          || !sample.features().column(column.name()).text(0).equals(column.text(0))) {
        return false;
      }
    }
    return true;
  }
}
