// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.file.LineLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a journal line by line, and checks that it belongs to a plan. */
final class JournalReader implements Consumer<String> {
  private final Path file;
  private final ExperimentPlan plan;
  private final PlanKeys keys;
  private final Map<Integer, TrialResult> results = new TreeMap<>();
  private final Map<Integer, String> runIds = new TreeMap<>();
  private final Map<Integer, TrialFailure> failures = new TreeMap<>();
  private @Nullable SweepRuns runs;
  private int lines;

  JournalReader(Path file, ExperimentPlan plan, PlanKeys keys) {
    this.file = file;
    this.plan = plan;
    this.keys = keys;
  }

  @Override
  public void accept(String line) {
    lines++;
    if (lines == 1) {
      checkPlan(read(file, node(file, line), JournalLine.Head.class));
      return;
    }
    try {
      add(node(file, line));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s is damaged in line %d (%s); to go on from the %d lines before it, keep these alone (head -n %d of the file), then --resume runs the rest"
              .formatted(file, lines, reason(e), lines - 1, lines - 1),
          e);
    }
  }

  private void add(JsonNode node) {
    if (node.has("trial")) {
      add(read(file, node, JournalLine.Finished.class));
    } else if (node.has("failed")) {
      TrialFailure failure = read(file, node, JournalLine.Failed.class).failure(plan);
      failures.put(failure.trial().index(), failure);
    } else {
      runs = read(file, node, JournalLine.Recorded.class).runs();
    }
  }

  private void checkPlan(JournalLine.Head head) {
    if (!keys.ofPlan().equals(head.fingerprint())) {
      throw new IllegalArgumentException(
          "%s is the journal of another plan, or its data have changed: it has %d trials, this plan %d; give another --out, or leave --resume out to begin anew"
              .formatted(file, head.trials(), plan.size()));
    }
  }

  private void add(JournalLine.Finished line) {
    TrialResult result = line.result(plan);
    if (!keys.of(result.trial()).equals(line.key())) {
      throw new IllegalArgumentException("trial %d is another one".formatted(line.trial()));
    }
    results.put(line.trial(), result);
    failures.remove(line.trial());
    if (line.run() != null) {
      runIds.put(line.trial(), line.run());
    }
  }

  /** Reads the plan of a journal as YAML; nothing where its data were made in memory. */
  static Optional<String> plan(Path file, String firstLine) {
    return Optional.ofNullable(read(file, node(file, firstLine), JournalLine.Head.class).plan());
  }

  /** Returns where the runs are recorded, if a line says so. */
  static Optional<SweepRuns> runs(Path file, String line) {
    return line.startsWith("{\"runs\":")
        ? Optional.of(read(file, node(file, line), JournalLine.Recorded.class).runs())
        : Optional.empty();
  }

  private static JsonNode node(Path file, String line) {
    try {
      return JournalLine.JSON.readTree(line);
    } catch (JacksonException e) {
      throw noJournal(file, e);
    }
  }

  private static <T extends JournalLine> T read(Path file, JsonNode node, Class<T> kind) {
    try {
      return JournalLine.JSON.treeToValue(node, kind);
    } catch (JacksonException e) {
      throw noJournal(file, e);
    }
  }

  static IllegalArgumentException noJournal(Path file, Exception e) {
    return new IllegalArgumentException(
        "%s is no journal of a sweep (%s); give another folder, or delete it"
            .formatted(file, reason(e)),
        e);
  }

  /** Returns what is wrong with a line, without what else is said of the file. */
  private static String reason(Exception e) {
    Throwable cause = e.getCause() instanceof JacksonException ? e.getCause() : e;
    return cause instanceof JacksonException found
        ? found.getOriginalMessage()
        : String.valueOf(cause.getMessage());
  }

  /**
   * Checks that a file, if it is there, holds a plan to go on with.
   *
   * @throws IllegalArgumentException if its first line is cut short
   */
  static void checkBegun(Path file) {
    if (Files.exists(file) && LineLog.first(file).isEmpty()) {
      throw cutShort(file);
    }
  }

  static IllegalArgumentException cutShort(Path file) {
    return noJournal(
        file,
        new IllegalArgumentException(
            "its first line, which holds the plan, is %s: there is nothing to go on with"
                .formatted(file.toFile().length() == 0 ? "missing" : "cut short")));
  }

  boolean isEmpty() {
    return lines == 0;
  }

  BitSet finished() {
    BitSet finished = new BitSet();
    results.keySet().forEach(finished::set);
    return finished;
  }

  Map<Integer, TrialResult> results() {
    return results;
  }

  Map<Integer, String> runIds() {
    return runIds;
  }

  Map<Integer, TrialFailure> failures() {
    return failures;
  }

  Optional<SweepRuns> runs() {
    return Optional.ofNullable(runs);
  }

  void handOn(ResultSink sink) {
    results.values().forEach(sink::accept);
  }
}
