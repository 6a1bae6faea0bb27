// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.evaluation.ConfusionMatrix;
import io.poisonlab.file.DataTexts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Ended trials as bytes. A cluster's own JSON library may be another one: none is needed here. */
final class EndedTrialBytes {
  private EndedTrialBytes() {}

  static byte[] write(EndedTrial ended) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(ended.trial().index());
      DataTexts.writeAll(out, ended.runId().stream().toList());
      out.writeBoolean(ended.result().isPresent());
      if (ended.result().isPresent()) {
        result(out, ended.result().get());
      } else {
        TrialFailure failure = ended.failure().orElseThrow();
        DataTexts.writeAll(out, List.of(failure.message(), failure.stackTrace()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void result(DataOutputStream out, TrialResult result) throws IOException {
    out.writeInt(result.attackedRows());
    out.writeInt(result.poisonedRows());
    out.writeInt(result.metrics().size());
    for (Map.Entry<String, List<Double>> metric : result.metrics().entrySet()) {
      DataTexts.write(out, metric.getKey());
      out.writeInt(metric.getValue().size());
      for (double value : metric.getValue()) {
        out.writeDouble(value);
      }
    }
    counts(out, result.confusion());
    counts(out, result.cleanConfusion());
    DataTexts.writeAll(out, result.warnings());
    out.writeLong(result.fitTime().toNanos());
    out.writeLong(result.defenceTime().toNanos());
  }

  private static void counts(DataOutputStream out, ConfusionMatrix matrix) throws IOException {
    for (List<Integer> row : matrix.toRows()) {
      for (int count : row) {
        out.writeInt(count);
      }
    }
  }

  static EndedTrial read(byte[] bytes, ExperimentPlan plan) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Trial trial = new Grid(plan).checked(in.readInt());
      Optional<String> runId = DataTexts.readAll(in).stream().findFirst();
      if (in.readBoolean()) {
        return EndedTrial.of(result(in, trial), runId);
      }
      List<String> words = DataTexts.readAll(in);
      return EndedTrial.of(new TrialFailure(trial, words.getFirst(), words.getLast()), runId);
    } catch (IOException e) {
      throw new IllegalArgumentException("these bytes are no trial that ended", e);
    }
  }

  private static TrialResult result(DataInputStream in, Trial trial) throws IOException {
    int attacked = in.readInt();
    int poisoned = in.readInt();
    SequencedMap<String, List<Double>> metrics = new LinkedHashMap<>();
    int names = in.readInt();
    for (int i = 0; i < names; i++) {
      String name = DataTexts.read(in);
      int size = in.readInt();
      List<Double> values = new ArrayList<>();
      for (int j = 0; j < size; j++) {
        values.add(in.readDouble());
      }
      metrics.put(name, List.copyOf(values));
    }
    List<String> classes = trial.dataset().labels().classes();
    return new TrialResult(
        trial,
        attacked,
        poisoned,
        metrics,
        counts(in, classes),
        counts(in, classes),
        DataTexts.readAll(in),
        Duration.ofNanos(in.readLong()),
        Duration.ofNanos(in.readLong()));
  }

  private static ConfusionMatrix counts(DataInputStream in, List<String> classes)
      throws IOException {
    List<List<Integer>> rows = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      List<Integer> row = new ArrayList<>();
      for (int j = 0; j < classes.size(); j++) {
        row.add(in.readInt());
      }
      rows.add(row);
    }
    return ConfusionMatrix.of(classes, rows);
  }
}
