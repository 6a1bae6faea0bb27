// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A process of its own that records runs: {@code FOLDER EXPERIMENT RUNS}. */
final class RecordingProcess {
  private RecordingProcess() {}

  public static void main(String[] arguments) {
    try (RunTracker tracker = new FileStoreRunTracker(Path.of(arguments[0]))) {
      Experiment experiment = tracker.experiment(arguments[1]);
      for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
        record(tracker, experiment, i);
      }
    }
  }

  private static void record(RunTracker tracker, Experiment experiment, int index) {
    RunStart start = new RunStart(experiment, "run " + index, Optional.empty(), Map.of());
    try (TrackedRun run = tracker.start(start)) {
      run.logInput(new DatasetInput("iris", "1", "local", "{}", "{}", "{}", "training"));
      RunValues values = RunValues.none();
      for (int i = 0; i < 20; i++) {
        values = values.param("p" + i, "value").metric("m" + i, i);
      }
      run.log(values);
      run.logArtifacts(Map.of("a.txt", "content".getBytes(UTF_8)));
      run.logModel(
          new ModelFiles("model", Map.of(), model -> Map.of("MLmodel", "x".getBytes(UTF_8))));
      run.finish();
    }
  }

  /** Starts the process. */
  static Process start(Path folder, String experiment, int runs) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RecordingProcess.class.getName(),
            folder.toString(),
            experiment,
            Integer.toString(runs))
        .inheritIO()
        .start();
  }
}
