// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.file.LineLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sweep as its journal holds it, finished or not.
 *
 * @param report what there is of it; failures are those that have not succeeded since
 * @param runs where its runs are recorded, if they are
 * @param runIds the run of each trial, by the trial's index, where one holds it
 */
public record RecordedSweep(
    ExperimentReport report, Optional<SweepRuns> runs, Map<Integer, String> runIds) {
  /** Copies the map. */
  public RecordedSweep {
    runIds = Map.copyOf(runIds);
  }

  /** Returns whether every trial has finished or failed. */
  public boolean isComplete() {
    return report.results().size() + report.failures().size() == report.plan().size();
  }

  /**
   * Reads the plan of the journal in a folder.
   *
   * @throws IllegalArgumentException if there is none, or it does not name its data
   */
  public static PlanFile plan(Path folder) {
    Path file = file(folder);
    String first = LineLog.first(file).orElseThrow(() -> JournalReader.cutShort(file));
    String yaml =
        JournalReader.plan(file, first)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "%s is of data that were made in memory, which cannot be read again"
                        .formatted(file)));
    return PlanFile.parse(yaml, file.toString(), Path.of(""));
  }

  /**
   * Reads where the runs of the sweep in a folder are recorded, if they are.
   *
   * @throws IllegalArgumentException if there is no journal
   */
  public static Optional<SweepRuns> runs(Path folder) {
    Path file = file(folder);
    List<SweepRuns> runs = new ArrayList<>();
    LineLog.read(file, line -> JournalReader.runs(file, line).ifPresent(runs::add));
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast());
  }

  private static Path file(Path folder) {
    Path file = folder.resolve(SweepJournal.FILE);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "%s holds no %s, which a sweep leaves there; name the folder that `poisonlab run` wrote to (--out)"
              .formatted(folder, SweepJournal.FILE));
    }
    return file;
  }

  /**
   * Reads the sweep in a folder.
   *
   * @throws IllegalArgumentException as {@link #plan}, or if the data have changed since
   */
  public static RecordedSweep read(Path folder) {
    ExperimentPlan plan = plan(folder).plan();
    Path file = file(folder);
    JournalReader reader = new JournalReader(file, plan, new PlanKeys(plan));
    LineLog.read(file, reader);
    return new RecordedSweep(
        new ExperimentReport(
            plan, List.copyOf(reader.results().values()), List.copyOf(reader.failures().values())),
        reader.runs(),
        reader.runIds());
  }
}
