// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.ReportBuilder;
import io.poisonlab.experiment.ResultSink;
import io.poisonlab.experiment.SweepJournal;
import io.poisonlab.experiment.TrialFailure;
import io.poisonlab.experiment.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the trials of a sweep come to, and the runs that hold it. For several threads.
 *
 * <p>A trial is told of twice: as it is recorded, in any order, which is when the journal has it;
 * and as a result, in the order of the trials.
 */
public final class RecordedResults {
  private final ReportBuilder report;
  private final Optional<SweepJournal> journal;
  private final Function<ExperimentReport, SweepRecord> drawer;
  private @Nullable SweepRecord sweep;
  private final Map<Integer, String> runIds = new ConcurrentSkipListMap<>();

  /**
   * Begins with what the journal held when it was opened.
   *
   * @param drawer begins to draw what is recorded of the whole sweep
   */
  RecordedResults(
      ReportBuilder report,
      Optional<SweepJournal> journal,
      Function<ExperimentReport, SweepRecord> drawer) {
    this.report = report;
    this.drawer = drawer;
    this.journal = journal;
    journal.ifPresent(lines -> runIds.putAll(lines.runIds()));
  }

  /** Takes note of a finished trial whose run has ended. */
  public void recorded(TrialResult result, String runId) {
    runIds.put(result.trial().index(), runId);
    journal.ifPresent(lines -> lines.add(result, Optional.of(runId)));
  }

  /** Takes note of a trial that threw and whose run has ended. */
  public void recorded(TrialFailure failure, String runId) {
    runIds.put(failure.trial().index(), runId);
    journal.ifPresent(lines -> lines.add(failure));
  }

  /** Returns what takes results in the order of the trials, one call at a time. */
  public ResultSink inOrder() {
    return report;
  }

  /**
   * Says that the last result has been handed on. The sweep's own record is drawn from then on,
   * while the last trials may still be recorded; without this call, once the executor returns.
   */
  public void allComputed() {
    sweep();
  }

  /** Returns what is recorded of the whole sweep. */
  synchronized SweepRecord sweep() {
    SweepRecord drawn = sweep;
    if (drawn == null) {
      drawn = drawer.apply(report.build());
      sweep = drawn;
    }
    return drawn;
  }

  /** Returns the run of each trial that has one, by the trial's index. */
  Map<Integer, String> runsByTrial() {
    return Map.copyOf(runIds);
  }

  /** Returns the run of each trial that has one, in the order of the plan. */
  List<String> runIds() {
    return List.copyOf(runIds.values());
  }
}
