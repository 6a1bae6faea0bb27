// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself: without a subcommand it shows its help. */
@Command(
    name = "poisonlab",
    description = {
      "Poisons training data, trains models, and shows how much harm was done.",
      "Every run is kept in MLflow: in ./mlruns, or on the server of MLFLOW_TRACKING_URI."
    },
    versionProvider = VersionLines.class,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab run",
      "  poisonlab run iris --protocol train-only --folds 5",
      "  poisonlab run --data my.csv --target y --attack label-flip --fraction 0.05,0.1",
      "  poisonlab poison my.csv --target y --attack label-flip:fraction=0.1 --out poisoned.csv",
      "  poisonlab inspect my.csv --target y --defence neighbour-vote --out report.html",
      "  poisonlab clean my.csv --target y --defence neighbour-vote --out cleaned.csv",
      "  poisonlab check",
      "  poisonlab ui",
      "  poisonlab demo --open",
      "",
      "Exit codes: 0 done, 1 a check failed, 2 could not be done, 130 stopped by Ctrl-C."
    })
@SuppressWarnings("UnusedVariable") // picocli acts on the help and version options by itself
final class PoisonLabCommand implements Callable<Integer> {
  private final Shell shell;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the versions of PoisonLab, Java and Smile.")
  private boolean version;

  @Option(
      names = Shell.DEBUG_OPTION,
      scope = ScopeType.INHERIT,
      description = "Show stack traces and the libraries' log; also POISONLAB_DEBUG=1.")
  private boolean debug;

  PoisonLabCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    java.util.Objects.requireNonNull(spec).commandLine().usage(shell.console().out());
    return ExitCode.OK;
  }
}
