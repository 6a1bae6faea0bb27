// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a folder is said in words, and nothing half-written is left. */
final class FileStoreFaultTest {
  @TempDir private Path folder;

  private static TrackedRun start(RunTracker tracker) {
    return tracker.start(
        new RunStart(tracker.experiment("iris"), "run", Optional.empty(), Map.of()));
  }

  private static void assertRefused(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isInstanceOf(TrackingException.class)
        .message()
        .contains(words)
        .doesNotContain("Exception");
  }

  private static List<String> files(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void lookingCreatesNothing() {
    Path root = folder.resolve("mlruns");
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      assertThat(tracker.findExperiment("iris")).isEmpty();
      assertRefused(() -> tracker.run("abc"), "no run abc", root.toString());
      assertThat(root).doesNotExist();
    }
  }

  @Test
  void aFolderIsNamedAsItWasTyped() {
    assertThat(new FileStoreRunTracker(Path.of("mlruns")).location())
        .isEqualTo(Path.of(".", "mlruns").toString());
    assertThat(new FileStoreRunTracker(Path.of("../runs")).location())
        .isEqualTo(Path.of("..", "runs").toString());
    assertThat(new FileStoreRunTracker(folder).location()).isEqualTo(folder.toString());
  }

  @Test
  void aFileWhereTheFolderShouldBeIsNamed() throws IOException {
    Path root = Files.writeString(folder.resolve("mlruns"), "text");
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      assertRefused(
          () -> tracker.experiment("iris"), "is a file where a folder should be", root.toString());
      assertRefused(() -> tracker.findExperiment("iris"), "is a file where a folder should be");
    }
    assertThat(root).hasContent("text");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    // the superuser may write everywhere but into the kernel's own folders
    Path parent = Files.isWritable(closed) ? Path.of("/proc") : closed;
    try (RunTracker tracker = new FileStoreRunTracker(parent.resolve("mlruns"))) {
      assertRefused(() -> tracker.experiment("iris"), "cannot open experiment 'iris' in " + parent);
    }
    assertThat(parent.resolve("mlruns")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"status: [", "", "\0", "text", "run_id: a\nstatus: many\nstart_time: 1"})
  void aBrokenRunIsNamed(String meta) throws IOException {
    Path root = folder.resolve("mlruns");
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      TrackedRun run = start(tracker);
      run.finish();
      Path file =
          root.resolve(tracker.experiment("iris").id()).resolve(run.id()).resolve("meta.yaml");
      Files.writeString(file, meta);
      assertRefused(() -> tracker.run(run.id()), file.toString(), "restore it from a copy");
      assertRefused(() -> tracker.tag(run.id(), Map.of("mlflow.runName", "b")), file.toString());
      assertThat(file).hasContent(meta);
    }
  }

  @Test
  void aBrokenExperimentIsNamed() throws IOException {
    Path root = folder.resolve("mlruns");
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      Path file = root.resolve(tracker.experiment("iris").id()).resolve("meta.yaml");
      Files.writeString(file, "name: [");
      assertRefused(() -> tracker.experiment("iris"), file.toString(), "is not YAML");
    }
  }

  @Test
  void aBrokenMetricIsNamed() throws IOException {
    Path root = folder.resolve("mlruns");
    try (RunTracker tracker = new FileStoreRunTracker(root);
        TrackedRun run = start(tracker)) {
      Path metrics =
          root.resolve(tracker.experiment("iris").id()).resolve(run.id()).resolve("metrics");
      Files.writeString(metrics.resolve("accuracy"), "now 0.5 x\n");
      assertRefused(() -> tracker.run(run.id()), "accuracy", "'now 0.5 x'", "expected");
    }
  }

  @Test
  void anArtifactRootElsewhereIsRefused() throws IOException {
    Path root = folder.resolve("mlruns");
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      Path file = root.resolve(tracker.experiment("iris").id()).resolve("meta.yaml");
      Files.writeString(
          file,
          Files.readString(file)
              .replaceAll("artifact_location: .*", "artifact_location: s3://bucket/x"));
      assertRefused(() -> start(tracker), "s3://bucket/x", "no folder of this machine");
    }
  }

  @Test
  void artifactsMayLieInAnotherFolder() throws IOException {
    Path root = folder.resolve("mlruns");
    Path elsewhere = Files.createDirectory(folder.resolve("else where"));
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      Path file = root.resolve(tracker.experiment("iris").id()).resolve("meta.yaml");
      Files.writeString(
          file,
          Files.readString(file)
              .replaceAll("artifact_location: .*", "artifact_location: " + elsewhere));
      TrackedRun run = start(tracker);
      run.logArtifacts(Map.of("a.txt", new byte[] {1}));
      LoggedModel model =
          run.logModel(new ModelFiles("model", Map.of(), m -> Map.of("MLmodel", new byte[] {2})));
      run.finish();
      assertThat(tracker.artifact(run.id(), "a.txt")).containsExactly(1);
      assertThat(tracker.modelFile(model, "MLmodel")).containsExactly(2);
      assertThat(files(elsewhere))
          .containsExactlyInAnyOrder(
              run.id() + "/artifacts/a.txt", "models/" + model.id() + "/artifacts/MLmodel");
    }
  }

  @Test
  void aMovedFolderIsReadAndWrittenWhereItLies() throws IOException {
    Path root = folder.resolve("mlruns");
    TrackedRun run;
    LoggedModel model;
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      run = start(tracker);
      run.logArtifacts(Map.of("a.txt", new byte[] {1}));
      model =
          run.logModel(new ModelFiles("model", Map.of(), m -> Map.of("MLmodel", new byte[] {2})));
      run.finish();
    }
    Path moved = Files.createDirectory(folder.resolve("deep")).resolve("moved");
    Files.move(root, moved);
    try (RunTracker tracker = new FileStoreRunTracker(moved)) {
      assertThat(tracker.artifact(run.id(), "a.txt")).containsExactly(1);
      assertThat(tracker.modelFile(model, "MLmodel")).containsExactly(2);
      TrackedRun second = start(tracker);
      second.logArtifacts(Map.of("b.txt", new byte[] {3}));
      second.finish();
      assertThat(tracker.artifact(second.id(), "b.txt")).containsExactly(3);
    }
    assertThat(root).doesNotExist();
  }

  @Test
  void aLinkDoesNotLeadOut() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "s");
    Path root = folder.resolve("mlruns");
    try (RunTracker tracker = new FileStoreRunTracker(root);
        TrackedRun run = start(tracker)) {
      Path artifacts =
          root.resolve(tracker.experiment("iris").id()).resolve(run.id()).resolve("artifacts");
      Files.createSymbolicLink(artifacts.resolve("link.txt"), secret);
      assertRefused(() -> tracker.artifact(run.id(), "link.txt"), "link that leaves its folder");
    }
  }

  @Test
  void aDeletedRunIsNotFoundAndTakesNoTags() throws IOException {
    Path root = folder.resolve("mlruns");
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      TrackedRun run = start(tracker);
      run.finish();
      Experiment experiment = tracker.experiment("iris");
      Path file = root.resolve(experiment.id()).resolve(run.id()).resolve("meta.yaml");
      Files.writeString(
          file,
          Files.readString(file).replace("lifecycle_stage: active", "lifecycle_stage: deleted"));
      assertThat(tracker.search(RunQuery.all(experiment))).isEmpty();
      assertRefused(() -> tracker.tag(run.id(), Map.of("a", "b")), "deleted", "restore");
    }
  }

  @Test
  void renamingARunChangesItsRecord() throws IOException {
    Path root = folder.resolve("mlruns");
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      TrackedRun run = start(tracker);
      run.log(RunValues.none().tag("mlflow.runName", "open"));
      assertThat(tracker.run(run.id()).name()).isEqualTo("open");
      assertThat(tracker.run(run.id()).status()).isEqualTo(RunStatus.RUNNING);
      run.finish();
      RunInfo ended = tracker.run(run.id());
      tracker.tag(run.id(), Map.of("mlflow.runName", "label-flip 10 %"));
      RunInfo renamed = tracker.run(run.id());
      assertThat(renamed.name()).isEqualTo("label-flip 10 %");
      assertThat(renamed.end()).isEqualTo(ended.end());
      assertThat(renamed.status()).isEqualTo(RunStatus.FINISHED);
    }
  }

  @Test
  void noMetricLineIsThereTwice() throws IOException {
    Path root = folder.resolve("mlruns");
    try (RunTracker tracker = new FileStoreRunTracker(root);
        TrackedRun run = start(tracker)) {
      LoggedModel model =
          run.logModel(new ModelFiles("model", Map.of(), m -> Map.of("MLmodel", new byte[1])));
      for (int i = 0; i < 20; i++) {
        run.log(RunValues.none().metric("a", 0.5).metric("a", 0.5).ofModel(model));
      }
      Path experiment = root.resolve(tracker.experiment("iris").id());
      List<String> lines = Files.readAllLines(experiment.resolve(run.id()).resolve("metrics/a"));
      assertThat(lines).hasSize(40).doesNotHaveDuplicates();
      assertThat(Files.readAllLines(experiment.resolve("models/" + model.id() + "/metrics/a")))
          .isEqualTo(lines.stream().map(line -> line + " " + run.id()).toList());
    }
  }

  @Test
  void dataCountOncePerRun() {
    DatasetInput training = new DatasetInput("iris", "1", "local", "{}", "{}", "{}", "training");
    DatasetInput again = new DatasetInput("iris", "1", "local", "{}", "{}", "{}", "evaluation");
    for (RunTracker tracker :
        List.of(new FileStoreRunTracker(folder.resolve("mlruns")), new InMemoryRunTracker())) {
      try (tracker;
          TrackedRun run = start(tracker)) {
        run.logInput(training);
        run.logInput(again);
        assertThat(tracker.run(run.id()).inputs()).containsExactly(training);
      }
    }
  }

  @Test
  void theLayoutIsMlflows() throws IOException {
    Path root = folder.resolve("mlruns");
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      TrackedRun run = start(tracker);
      run.log(RunValues.none().param("seed", 42).metric("accuracy", 0.1, 3));
      run.logArtifacts(Map.of("a/b.txt", "x".getBytes(UTF_8)));
      run.finish();
      String id = tracker.experiment("iris").id();
      assertThat(id).matches("[1-9]\\d{17}");
      assertThat(files(root))
          .containsExactly(
              ".poisonlab.lock",
              "0/meta.yaml",
              id + "/" + run.id() + "/artifacts/a/b.txt",
              id + "/" + run.id() + "/meta.yaml",
              id + "/" + run.id() + "/metrics/accuracy",
              id + "/" + run.id() + "/params/seed",
              id + "/" + run.id() + "/tags/mlflow.runName",
              id + "/meta.yaml");
      assertThat(root.resolve(".trash")).isEmptyDirectory();
      Path folderOfRun = root.resolve(id).resolve(run.id());
      assertThat(folderOfRun.resolve("params/seed")).hasContent("42");
      assertThat(Files.readString(folderOfRun.resolve("metrics/accuracy")))
          .matches("\\d{13} 0\\.1 3\n");
      assertThat(Files.readString(folderOfRun.resolve("meta.yaml")))
          .matches(
              """
              artifact_uri: "file:///.*/%s/%s/artifacts"
              end_time: \\d{13}
              entry_point_name: ""
              experiment_id: "%s"
              lifecycle_stage: active
              run_id: "?%s"?
              run_name: run
              source_name: ""
              source_type: 4
              source_version: ""
              start_time: \\d{13}
              status: 3
              tags: \\[]
              user_id: .*
              """
                  .formatted(id, run.id(), id, run.id()));
    }
  }
}
