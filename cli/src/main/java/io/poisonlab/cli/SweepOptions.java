// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.PlanFile;
import io.poisonlab.experiment.ReportBuilder;
import io.poisonlab.experiment.SweepJournal;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How a sweep is carried out. */
final class SweepOptions {
  @Option(
      names = "--resume",
      description = {
        "Go on with the sweep in --out that was stopped or killed: only what is missing is run.",
        "Without a plan, the one of that sweep; trials that failed are tried again."
      })
  private boolean resume;

  @Option(
      names = "--fail-fast",
      description = "End with the first trial that fails. Usual: the others go on.")
  private boolean failFast;

  @Option(
      names = "--dry-run",
      description = "Show the grid, its number of trials and what they will take; run nothing.")
  private boolean dryRun;

  @Option(
      names = "--no-tracking",
      description = "Record no runs in MLflow: results go to --out only.")
  private boolean untracked;

  @Option(
      names = "--force",
      description = "Start even where the results will not fit into the memory.")
  private boolean forced;

  boolean resume() {
    return resume;
  }

  boolean failFast() {
    return failFast;
  }

  boolean dryRun() {
    return dryRun;
  }

  boolean untracked() {
    return untracked;
  }

  /**
   * Checks that the options go together.
   *
   * @throws CommandException if they do not
   */
  void check() {
    if (dryRun && resume) {
      throw new CommandException("give either --dry-run or --resume, found both");
    }
  }

  /**
   * Checks that the results of a plan fit into the memory, unless that is not asked.
   *
   * @throws CommandException if they do not
   */
  void checkMemory(ExperimentPlan plan, int threads) {
    if (!forced) {
      HeapNeed.check(plan, threads);
    }
  }

  /**
   * Returns the journal to write.
   *
   * @param before takes the results that it holds already
   */
  SweepJournal journal(Path out, PlanFile plan, ReportBuilder before) {
    return resume ? SweepJournal.resume(out, plan, before) : SweepJournal.begin(out, plan);
  }
}
