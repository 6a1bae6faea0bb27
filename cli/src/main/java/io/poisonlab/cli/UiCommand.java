// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.tracking.Destination;
import io.poisonlab.tracking.Experiment;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.UiLinks;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens the MLflow UI on the runs. */
@Command(
    name = "ui",
    description = {
      "Start an MLflow server on ./mlruns, at 127.0.0.1 only, and print the link to the runs.",
      "Where the runs are on a server already, print the link to them there."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab ui",
      "  poisonlab ui --port 8080",
      "  poisonlab ui --tracking-uri http://mlflow.example.org",
      "",
      "It takes an installed mlflow 3 or newer; else it sets one up in a cache folder."
    })
final class UiCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  private final Shell shell;

  @Mixin private TrackingOptions tracking = new TrackingOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where to listen, or the next free port; default: 5000.")
  private int port = 5000;

  UiCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (port < 1 || port > HIGHEST_PORT) {
      throw new CommandException(
          "--port must be in [1, %d], found %d".formatted(HIGHEST_PORT, port));
    }
    try (RunTracker tracker = tracking.open(shell)) {
      Optional<Experiment> experiment =
          tracker.findExperiment(tracking.name(shell, TrackingOptions.DEFAULT_EXPERIMENT));
      switch (tracking.settings(shell).destination()) {
        case Destination.Server _ ->
            tracker.links().ifPresent(links -> shell.console().line(link(links, experiment)));
        case Destination.Folder(Path folder) -> serve(folder, experiment);
      }
    }
    return ExitCode.OK;
  }

  private void serve(Path folder, Optional<Experiment> experiment) {
    if (!Files.isDirectory(folder)) {
      throw new CommandException(
          "there are no runs in %s; make some with `poisonlab run`".formatted(folder));
    }
    MlflowProgram program = MlflowProgram.findOrSetUp(shell);
    try (MlflowServer server = MlflowServer.start(program, folder, port);
        var _ = Interruption.then(server::close)) {
      shell.console().note("starting MLflow…");
      try (var _ = ElapsedNote.on(shell.console(), "waiting for MLflow")) {
        server.awaitReady();
      }
      UiLinks links = new UiLinks(URI.create("http://127.0.0.1:" + server.port()));
      shell.console().line("MLflow shows %s at".formatted(folder));
      shell.console().line("  " + shell.console().paint(Paint.BOLD, link(links, experiment)));
      shell.console().line("Stop it with Ctrl-C.");
      server.awaitEnd();
    }
  }

  private static String link(UiLinks links, Optional<Experiment> experiment) {
    return experiment.map(links::experiment).orElse(links.server()).toString();
  }
}
