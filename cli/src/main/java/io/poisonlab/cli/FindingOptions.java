// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.recording.RecordingOptions;
import io.poisonlab.recording.TrackedInspection;
import io.poisonlab.tracking.RunTracker;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where what was found in data is recorded, and with how much of them. */
final class FindingOptions {
  @Mixin private TrackingOptions tracking = new TrackingOptions();

  @Option(
      names = "--no-data-artifacts",
      description = "Keep classes and reasons out of the tracking store.")
  private boolean noDataArtifacts;

  /** Opens the store, lets the runs be recorded, and says where they are. */
  void record(Shell shell, Dataset data, Consumer<TrackedInspection> runs) {
    String name = tracking.name(shell, data.name() + "_inspection");
    try (RunTracker tracker = tracking.open(shell)) {
      runs.accept(
          new TrackedInspection(
              tracker, name, new RecordingOptions(!noDataArtifacts, "poisonlab", Map.of())));
      shell.console().note("Runs:  %s: experiment \"%s\"".formatted(tracker.location(), name));
    }
  }
}
