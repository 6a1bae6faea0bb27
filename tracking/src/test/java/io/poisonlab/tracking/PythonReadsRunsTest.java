// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.tracking.fixture.MlflowServer;
import io.poisonlab.tracking.fixture.MlflowServerFixture;
import io.poisonlab.tracking.fixture.TestPython;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** MLflow's own Python client reads what Java has recorded on a server. */
@ExtendWith(MlflowServerFixture.class)
final class PythonReadsRunsTest {
  private static final DatasetInput INPUT =
      new DatasetInput(
          "iris",
          "cd6553d3",
          "local",
          "{\"uri\": \"data/größe.csv\"}",
          "{\"mlflow_colspec\": [{\"type\": \"double\", \"name\": \"petal_length\","
              + " \"required\": true}]}",
          "{\"num_rows\": 150, \"num_elements\": 600}",
          "training");
  private static final Map<String, byte[]> FILES =
      Map.of(
          "summary.csv", "a,b\n1,2\n".getBytes(UTF_8), "plots/größe 1.png", new byte[] {-1, 0, 1});
  private static final Map<String, byte[]> MODEL_FILES =
      Map.of(
          "MLmodel",
          "artifact_path: model\nflavors: {}\n".getBytes(UTF_8),
          "data/model.onnx",
          new byte[] {8, 9});

  @Test
  void whatJavaRecordsIsRead(MlflowServer server) {
    String name = MlflowServerFixture.uniqueName("read by Python");
    try (RunTracker tracker = new ServerRunTracker(ServerAddress.of(server.uri()))) {
      record(tracker, name).verify(read(server.uri().toString(), name));
    }
  }

  private static JsonNode read(String uri, String name) {
    return new JsonMapper().readTree(TestPython.script("read_runs.py", Map.of(), uri, name));
  }

  private static Recorded record(RunTracker tracker, String name) {
    Experiment experiment = tracker.experiment(name);
    RunStart sweep = new RunStart(experiment, "sweep", Optional.empty(), Map.of());
    try (TrackedRun parent = tracker.start(sweep)) {
      RunStart trial =
          new RunStart(
              experiment,
              "label-flip 10 % · tree · seed 1",
              Optional.of(parent.id()),
              Map.of("mlflow.user", "jo"));
      TrackedRun child = tracker.start(trial);
      child.logInput(INPUT);
      LoggedModel model =
          child.logModel(new ModelFiles("model", Map.of("depth", "3"), _ -> MODEL_FILES));
      child.log(
          RunValues.none()
              .param("poison_type", "label-flip")
              .param("depth", 3)
              .metric("accuracy", 1.0 / 3.0)
              .tag("note", "first line\nsecond ü")
              .ofModel(model));
      child.log(
          RunValues.none().metric("loss", 0.5, 1).metric("loss", 0.25, 2).metric("loss", 0.75, 3));
      child.logArtifacts(FILES);
      child.finish();
      parent.fail(new IllegalStateException("one trial failed"));
      return new Recorded(parent.id(), child.id(), model, tracker.run(child.id()));
    }
  }

  /** What was recorded. */
  private record Recorded(String parent, String child, LoggedModel model, RunInfo info) {
    void verify(JsonNode read) {
      assertThat(texts(read.path("columns")))
          .contains("params.poison_type", "metrics.accuracy", "tags.mlflow.parentRunId");
      assertThat(read.path("runs").size()).isEqualTo(2);
      JsonNode sweep = run(read, parent);
      assertThat(sweep.path("status").asString()).isEqualTo("FAILED");
      assertThat(texts(sweep.path("artifact_paths"))).containsExactly("error.txt");
      verifyChild(run(read, child));
    }

    private static JsonNode run(JsonNode read, String id) {
      return read.path("runs")
          .valueStream()
          .filter(run -> run.path("id").asString().equals(id))
          .findAny()
          .orElseThrow();
    }

    private void verifyChild(JsonNode run) {
      assertThat(run.path("status").asString()).isEqualTo("FINISHED");
      assertThat(run.path("name").asString()).isEqualTo("label-flip 10 % · tree · seed 1");
      assertThat(run.path("start").asLong()).isEqualTo(info.start().toEpochMilli());
      assertThat(run.path("end").asLong()).isEqualTo(info.end().orElseThrow().toEpochMilli());
      assertThat(map(run.path("params")))
          .isEqualTo(Map.of("poison_type", "label-flip", "depth", "3"));
      assertThat(map(run.path("metrics")))
          .isEqualTo(Map.of("accuracy", "0.3333333333333333", "loss", "0.75"));
      assertThat(run.path("history").path("loss")).hasToString("[[1,0.5],[2,0.25],[3,0.75]]");
      assertThat(run.path("history").path("accuracy").size()).isEqualTo(1);
      assertThat(map(run.path("tags")))
          .containsEntry("mlflow.parentRunId", parent)
          .containsEntry("mlflow.user", "jo")
          .containsEntry("note", "first line\nsecond ü");
      assertThat(map(run.path("inputs").path(0)))
          .isEqualTo(
              Map.of(
                  "name", INPUT.name(),
                  "digest", INPUT.digest(),
                  "source_type", INPUT.sourceType(),
                  "source", INPUT.source(),
                  "schema", INPUT.schema(),
                  "profile", INPUT.profile(),
                  "context", INPUT.context()));
      assertThat(texts(run.path("artifact_paths")))
          .containsExactlyInAnyOrderElementsOf(FILES.keySet());
      assertThat(map(run.path("artifacts"))).isEqualTo(digests(FILES));
      assertThat(run.path("models").size()).isEqualTo(1);
      verifyModel(run.path("models").path(0));
    }

    private void verifyModel(JsonNode logged) {
      assertThat(logged.path("id").asString()).isEqualTo(model.id());
      assertThat(logged.path("name").asString()).isEqualTo("model");
      assertThat(logged.path("status").asString()).endsWith("READY");
      assertThat(logged.path("source_run_id").asString()).isEqualTo(child);
      assertThat(map(logged.path("params"))).isEqualTo(Map.of("depth", "3"));
      assertThat(map(logged.path("tags"))).containsEntry("mlflow.user", "jo");
      assertThat(map(logged.path("metrics"))).isEqualTo(Map.of("accuracy", "0.3333333333333333"));
      assertThat(map(logged.path("files"))).isEqualTo(digests(MODEL_FILES));
      assertThat(map(logged.path("files_by_run"))).isEqualTo(digests(MODEL_FILES));
    }
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private static Map<String, String> map(JsonNode object) {
    Map<String, String> map = new TreeMap<>();
    object.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
    return map;
  }

  private static Map<String, String> digests(Map<String, byte[]> files) {
    Map<String, String> digests = new TreeMap<>();
    files.forEach((path, content) -> digests.put(path, sha256(content)));
    return digests;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
