// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.tracking.Experiment;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunTrackers;
import io.poisonlab.tracking.TrackingException;
import io.poisonlab.tracking.TrackingSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where runs are recorded and looked for. */
final class TrackingOptions {
  /** The experiment of the default plan. */
  static final String DEFAULT_EXPERIMENT = "iris_poisoning_experiment";

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      description =
          "The MLflow experiment; else MLFLOW_EXPERIMENT_NAME, else the plan's,"
              + " DATA_poisoning_experiment of run, DATA_inspection of inspect and clean or"
              + " poisonlab_demo of demo;"
              + " to look for: "
              + DEFAULT_EXPERIMENT
              + ".")
  private @Nullable String experiment;

  @Option(
      names = "--tracking-uri",
      paramLabel = "URI",
      description = "An MLflow server or a folder; else MLFLOW_TRACKING_URI, else ./mlruns.")
  private @Nullable String uri;

  /** Returns where to record, as option and environment say. */
  TrackingSettings settings(Shell shell) {
    return TrackingSettings.from(environment(shell));
  }

  /** Returns the environment's variables, changed as the option says. */
  Map<String, String> environment(Shell shell) {
    Map<String, String> environment = new HashMap<>(shell.environment());
    if (uri != null) {
      environment.put("MLFLOW_TRACKING_URI", uri);
    }
    return environment;
  }

  /** Returns the options by which other commands find an experiment that they would not find so. */
  String repeatedFor(Shell shell, String name) {
    String found =
        name.equals(
                Optional.ofNullable(shell.variable("MLFLOW_EXPERIMENT_NAME"))
                    .orElse(DEFAULT_EXPERIMENT))
            ? ""
            : " --experiment \"%s\"".formatted(name);
    return uri == null ? found : found + " --tracking-uri \"%s\"".formatted(uri);
  }

  /** Opens the tracker. */
  RunTracker open(Shell shell) {
    return RunTrackers.open(settings(shell));
  }

  /** Returns the experiment's name if the option gives one. */
  Optional<String> named() {
    return Optional.ofNullable(experiment);
  }

  /** Returns the experiment's name: the option's, the environment's, or else the given one. */
  String name(Shell shell, String otherwise) {
    return named()
        .or(() -> Optional.ofNullable(shell.variable("MLFLOW_EXPERIMENT_NAME")))
        .orElse(otherwise);
  }

  /**
   * Returns the experiment, which must exist.
   *
   * @throws TrackingException if it does not; the message names those that do
   */
  Experiment find(Shell shell, RunTracker tracker) {
    return tracker.existing(name(shell, DEFAULT_EXPERIMENT));
  }
}
