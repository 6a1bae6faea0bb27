// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.file.SafeFiles;
import io.poisonlab.sanity.Outcome;
import io.poisonlab.sanity.SanityOptions;
import io.poisonlab.sanity.SanityReport;
import io.poisonlab.sanity.SanityTest;
import io.poisonlab.tracking.RunTracker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks the model of a run. */
@Command(
    name = "check",
    description = {
      "Check the model of the latest finished trial: what it is, says and claims.",
      "That it is the one that was recorded, loads, predicts known samples, reproduces its metrics, "
          + "and more. Of a sweep the last trial by its plan is checked; --run names any other.",
      "Exit code 0: all passed; 1: one failed; 2: inconclusive, or nothing to check was found."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab check",
      "  poisonlab check --where \"params.poison_type = 'clean'\"",
      "  poisonlab check --run 3f2c91d07be84d3c9a6f5d0c1b2a7e48 --no-tag",
      "  poisonlab check --experiment iris_poisoning_experiment --junit-xml target/check.xml",
      "  poisonlab check --json"
    })
final class CheckCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private TrackingOptions tracking = new TrackingOptions();

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "The run to check, by its id or the beginning of it; default: the latest.")
  private @Nullable String run;

  @Option(
      names = "--where",
      paramLabel = "FILTER",
      description = "An MLflow filter: the latest of the runs that meet it.")
  private @Nullable String where;

  @Option(
      names = "--trust",
      description = "Read the Smile copy of a model from a server too; only if you trust it.")
  private boolean trust;

  @Option(names = "--no-tag", description = "Do not tag the run with the verdict.")
  private boolean noTag;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      description = "Also write the report as JUnit XML.")
  private @Nullable Path junitXml;

  CheckCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (RunTracker tracker = tracking.open(shell)) {
      SanityReport report = new SanityTest(tracker).check(options(tracker));
      if (junitXml != null) {
        SafeFiles.write(junitXml, report.toJunitXml());
      }
      if (json) {
        shell.console().line(new String(report.toJson(), StandardCharsets.UTF_8));
      } else {
        show(report.toLines(), report.outcome());
      }
      return exitCode(report.outcome());
    }
  }

  private SanityOptions options(RunTracker tracker) {
    return new SanityOptions(
        run == null
            ? Optional.of(tracking.name(shell, TrackingOptions.DEFAULT_EXPERIMENT))
            : tracking.named(),
        Optional.ofNullable(run).map(id -> new RunFinder(shell, tracking, tracker).find(id).id()),
        Optional.ofNullable(where),
        trust,
        !noTag);
  }

  private void show(List<String> lines, Outcome outcome) {
    lines.subList(0, lines.size() - 1).forEach(shell.console()::line);
    shell.console().line(shell.console().paint(colour(outcome), lines.getLast()));
  }

  private static Paint colour(Outcome outcome) {
    return switch (outcome) {
      case PASS -> Paint.GREEN;
      case FAIL -> Paint.RED;
      case INCONCLUSIVE -> Paint.YELLOW;
    };
  }

  private static int exitCode(Outcome outcome) {
    return switch (outcome) {
      case PASS -> ExitCode.OK;
      case FAIL -> ExitCode.FAILED;
      case INCONCLUSIVE -> ExitCode.CANNOT;
    };
  }
}
