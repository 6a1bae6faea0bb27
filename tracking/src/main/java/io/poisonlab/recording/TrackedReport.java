// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.report.AccuracyPlot;
import io.poisonlab.report.SweepReport;
import io.poisonlab.tracking.Experiment;
import java.util.List;

/**
 * A report and the runs that hold it.
 *
 * @param report the results
 * @param picture of the results
 * @param page the report of the sweep
 * @param experiment where the runs are recorded
 * @param parentRunId the run of the whole sweep
 * @param runIds the run of each trial, in the order of the plan
 */
public record TrackedReport(
    ExperimentReport report,
    AccuracyPlot picture,
    SweepReport page,
    Experiment experiment,
    String parentRunId,
    List<String> runIds) {
  /** Copies the list. */
  public TrackedReport {
    runIds = List.copyOf(runIds);
  }
}
