// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one folder, and one that is killed. */
final class FileStoreProcessTest {
  @TempDir private Path folder;

  @Test
  void twoProcessesBothComplete() throws Exception {
    Path root = folder.resolve("mlruns");
    List<Process> processes =
        List.of(RecordingProcess.start(root, "iris", 5), RecordingProcess.start(root, "iris", 5));
    for (Process process : processes) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    try (RunTracker tracker = new FileStoreRunTracker(root);
        var entries = Files.list(root)) {
      assertThat(entries.filter(entry -> entry.getFileName().toString().matches("\\d+")))
          .as("Default and one experiment")
          .hasSize(2);
      List<RunInfo> runs = tracker.search(RunQuery.all(tracker.experiment("iris")));
      assertThat(runs).hasSize(10).extracting(RunInfo::status).containsOnly(RunStatus.FINISHED);
      assertThat(runs).allSatisfy(FileStoreProcessTest::assertComplete);
      assertThat(runs).allSatisfy(run -> assertThat(tracker.models(run.id())).hasSize(1));
    }
  }

  private static void assertComplete(RunInfo run) {
    assertThat(run.params()).hasSize(20);
    assertThat(run.metrics()).hasSize(20);
    assertThat(run.inputs()).hasSize(1);
  }

  @Test
  void aKilledProcessLeavesNothingHalfWritten() throws Exception {
    Path root = folder.resolve("mlruns");
    Process process = RecordingProcess.start(root, "iris", 100_000);
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (finished(tracker) < 3 && System.nanoTime() < deadline) {
        Thread.sleep(20);
      }
      process.destroyForcibly().waitFor();
      assertThat(finished(tracker)).isGreaterThanOrEqualTo(3);
      for (RunInfo run : tracker.search(RunQuery.all(tracker.experiment("iris")))) {
        if (run.status() == RunStatus.FINISHED) {
          assertComplete(run);
        }
        assertThat(run.params().values()).isSubsetOf("value");
        for (String path : tracker.artifacts(run.id())) {
          assertThat(tracker.artifact(run.id(), path)).asString().isEqualTo("content");
        }
        for (LoggedModel model : tracker.models(run.id())) {
          assertThat(tracker.modelFile(model, "MLmodel")).asString().isEqualTo("x");
        }
      }
      try (TrackedRun next =
          tracker.start(
              new RunStart(tracker.experiment("iris"), "next", Optional.empty(), Map.of()))) {
        next.finish();
      }
    }
  }

  private static int finished(RunTracker tracker) {
    return tracker
        .findExperiment("iris")
        .map(iris -> tracker.search(new RunQuery(iris, "status = 'FINISHED'", 1000)).size())
        .orElse(0);
  }
}
