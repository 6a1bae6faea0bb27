// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.recording.MetricNames;
import io.poisonlab.recording.TrialRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the model, asked again, gives the metrics that the run logged: those on the truth from
 * the clean data, and those that the protocol sees from the poisoned rows laid over them. Of a
 * cross-validation the last fold's are compared, since its model is the one kept.
 */
final class ReproducedMetrics {
  /** How far a metric may lie from the logged one, relative to the larger of it and 1. */
  static final double TOLERANCE = 1e-6;

  private static final int SHOWN = 5;

  private ReproducedMetrics() {}

  static Verdict verify(Evidence evidence) {
    String bound = "each within 1e-6";
    return switch (evidence.cleanTest()) {
      case Found.Absent<?>(String reason) -> new Verdict.Inconclusive(reason);
      case Found.Broken<?>(String reason) -> new Verdict.Fail(reason, bound);
      case Found.Present<Dataset>(Dataset clean) ->
          evidence
              .onnx()
              .judge(session -> compare(evidence, new OnnxPredictor(session), clean, bound));
    };
  }

  private static Verdict compare(
      Evidence evidence, OnnxPredictor model, Dataset clean, String bound) {
    Found<Dataset> observed = observed(evidence, clean);
    if (observed instanceof Found.Broken<Dataset>(String reason)) {
      return new Verdict.Fail(reason, bound);
    }
    SequencedMap<String, Double> again = new LinkedHashMap<>();
    if (observed instanceof Found.Present<Dataset>(Dataset rows)) {
      again.putAll(evaluate(model, rows));
    }
    evaluate(model, clean).forEach((name, value) -> again.put(TrialResult.CLEAN + name, value));

    String prefix = evidence.run().params().containsKey("folds") ? TrialRecord.FOLD : "";
    int compared = 0;
    List<String> wrong = new ArrayList<>();
    double largest = 0;
    for (Map.Entry<String, Double> metric : MetricNames.accepted(again).entrySet()) {
      String name = prefix + metric.getKey();
      @Nullable Double logged = evidence.run().metrics().get(name);
      if (logged == null) {
        continue;
      }
      compared++;
      double difference = Math.abs(metric.getValue() - logged) / Math.max(1, Math.abs(logged));
      largest = Math.max(largest, difference);
      if (!(difference <= TOLERANCE)) {
        wrong.add(
            String.format(Locale.ROOT, "%s is %.6f, logged %.6f", name, metric.getValue(), logged));
      }
    }
    if (!wrong.isEmpty()) {
      return new Verdict.Fail(
          "%d of %d differ: %s"
              .formatted(
                  wrong.size(),
                  compared,
                  String.join("; ", wrong.subList(0, Math.min(SHOWN, wrong.size())))),
          bound);
    }
    if (observed instanceof Found.Absent<Dataset>(String reason)) {
      return new Verdict.Inconclusive(
          "%d metrics on the truth are reproduced; those that the protocol saw are not to be had: %s"
              .formatted(compared, reason));
    }
    return compared == 0
        ? new Verdict.Inconclusive("the run logs none of the metrics that can be computed again")
        : new Verdict.Pass(
            "%d metrics, largest difference %s".formatted(compared, FlavourAgreement.text(largest)),
            bound);
  }

  private static Map<String, Double> evaluate(OnnxPredictor model, Dataset rows) {
    return Evaluation.of(rows.labels(), model.predict(rows.table(), rows.labels())).toMap();
  }

  /** Returns the test rows as the protocol saw them. */
  private static Found<Dataset> observed(Evidence evidence, Dataset clean) {
    boolean reached = Protocol.WHOLE_DATASET.id().equals(evidence.run().params().get("protocol"));
    return reached
        ? evidence
            .artifact(TrialRecord.POISONED_ROWS_FILE)
            .then(csv -> {
              try {
                return PoisonedRows.parse(csv).over(clean);
              } catch (IllegalArgumentException e) {
                return new Found.Broken<>(
                    "%s: %s".formatted(TrialRecord.POISONED_ROWS_FILE, e.getMessage()));
              }
            })
        : new Found.Present<>(clean);
  }
}
