// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.experiment.ExperimentPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a plan. */
@Command(
    name = "show",
    customSynopsis = "poisonlab plan show [PLAN] [OPTIONS]%n",
    description = {
      "Show a plan's grid, its trials, and about how much time and memory they will take.",
      "A sample of them is measured for some seconds. Options are those of run."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab plan show",
      "  poisonlab plan show plan.yaml --seeds 1..50 --threads 2",
      "  poisonlab plan show --dataset digits --attack label-flip --fraction 0.1,0.2"
    })
final class PlanShowCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private PlanOptions planned = new PlanOptions();
  @Mixin private ThreadOptions parallel = new ThreadOptions();

  PlanShowCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    int threads = parallel.threads();
    ExperimentPlan plan = planned.read(shell.console()).plan();
    Rehearsal.of(plan);
    shell.console().prose(Summary.title(plan));
    new PlanText(shell.console()).show(plan, threads);
    return ExitCode.OK;
  }
}
