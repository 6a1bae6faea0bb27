// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.tracking.Experiment;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunQuery;
import io.poisonlab.tracking.RunTracker;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the latest runs of an experiment. */
@Command(
    name = "runs",
    description = "List the latest runs of the experiment.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab runs",
      "  poisonlab runs --limit 5 --experiment iris_poisoning_experiment",
      "  poisonlab runs --where \"params.poison_type = 'label-flip' and metrics.accuracy < 0.9\""
    })
final class RunsCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private final Shell shell;

  @Mixin private TrackingOptions tracking = new TrackingOptions();

  @Option(names = "--where", paramLabel = "FILTER", description = "An MLflow filter.")
  private String where = "";

  @Option(names = "--limit", paramLabel = "N", description = "How many at the most; default: 20.")
  private int limit = 20;

  RunsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new CommandException("--limit must be 1 or more, found " + limit);
    }
    try (RunTracker tracker = tracking.open(shell)) {
      Experiment experiment = tracking.find(shell, tracker);
      List<RunInfo> runs = tracker.search(new RunQuery(experiment, where, limit));
      if (runs.isEmpty()) {
        throw new CommandException(
            "no run found in experiment \"%s\" in %s%s"
                .formatted(
                    experiment.name(),
                    tracker.location(),
                    where.isEmpty() ? "" : " where " + where));
      }
      TextTable table =
          new TextTable()
              .words("run id")
              .words("name")
              .words("status")
              .words("start")
              .numbers("accuracy")
              .numbers("clean accuracy");
      for (RunInfo run : runs) {
        table.row(
            List.of(
                run.id(),
                run.name(),
                run.status().name(),
                TIME.format(run.start()),
                metric(run, Metric.ACCURACY.id()),
                metric(run, TrialResult.CLEAN + Metric.ACCURACY.id())));
      }
      shell.console().show(table);
    }
    return ExitCode.OK;
  }

  private static String metric(RunInfo run, String name) {
    Double value = run.metrics().get(name);
    return value == null ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }
}
