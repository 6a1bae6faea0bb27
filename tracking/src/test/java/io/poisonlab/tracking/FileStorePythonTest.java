// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.tracking.fixture.TestPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** MLflow itself reads, loads and migrates what Java wrote, and Java reads what MLflow wrote. */
final class FileStorePythonTest {
  private static final String EXPERIMENT = "iris: größe 2026-11-21";
  private static final Map<String, String> ALLOWED = Map.of("MLFLOW_ALLOW_FILE_STORE", "true");

  /** Texts that YAML would take for something else where they are not quoted. */
  private static final List<String> TRAPS =
      List.of(
          "yes",
          "No",
          "on",
          "y",
          "null",
          "~",
          "true",
          "0",
          "007",
          "0o17",
          "0x1F",
          "1_000",
          "1e5",
          ".5",
          "-.inf",
          "12:30:45",
          "2026-11-21",
          "=",
          "<<",
          "!x",
          "&a",
          "*a",
          "- a",
          "? a",
          "{a}",
          "[a]",
          "a: b",
          "a #b",
          "'q'",
          "\"q\"",
          "two\nlines\n",
          " blanks ",
          "%x",
          "@x",
          "`x`",
          "|",
          ">",
          "\ttab",
          "é🙂",
          "x".repeat(300));

  private static final String NOTE = "**best** of größe\n\n| a | b |\n";

  private static final List<String> FILTERS =
      List.of(
          "params.poison_type = 'clean'",
          "params.poison_type != 'clean'",
          "params.absent != 'x'",
          "params.absent IS NULL",
          "params.poison_type LIKE 'label%' and metrics.accuracy > 0.1",
          "params.poison_type ILIKE 'LABEL_FLIP'",
          "metrics.`f1 macro/x-y` <= 1.0",
          "tags.mlflow.parentRunId LIKE '%'",
          "attributes.status = 'FINISHED' AND attributes.run_name = 'label-flip'",
          "attributes.start_time > 0 and created > 5",
          "attributes.run_id NOT IN ('a', 'b')",
          "dataset.name IN ('iris') and datasets.context = \"training\"",
          "user_id = 'jo'");

  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void copyReadme() throws IOException {
    root = Files.createDirectories(folder.resolve("my runs/mlruns"));
    Files.copy(Path.of("../mlruns/README.md"), root.resolve("README.md"));
  }

  private static JsonNode python(String... arguments) {
    return JsonMapper.shared().readTree(TestPython.script("store.py", ALLOWED, arguments));
  }

  private static JsonNode read(String uri, List<String> filters) {
    return python("read", uri, EXPERIMENT, JsonMapper.shared().writeValueAsString(filters));
  }

  /** A sweep with a finished and a failed trial, and a run of its own that is still running. */
  private Experiment record(RunTracker tracker) {
    Experiment experiment = tracker.experiment(EXPERIMENT);
    tracker.tag(experiment, Map.of("mlflow.note.content", NOTE));
    Map<String, String> tags = Map.of("mlflow.user", "jo", "mlflow.source.name", "poisonlab");
    try (TrackedRun sweep =
        tracker.start(new RunStart(experiment, "sweep", Optional.empty(), tags))) {
      for (String type : List.of("clean", "label-flip")) {
        try (TrackedRun trial =
            tracker.start(new RunStart(experiment, type, Optional.of(sweep.id()), tags))) {
          trial.logInput(
              new DatasetInput(
                  "iris",
                  "cd6553d3",
                  "local",
                  "{\"uri\": \"iris.csv\"}",
                  "{\"mlflow_colspec\": [{\"type\": \"double\", \"name\": \"a\", \"required\": true}]}",
                  "{\"num_rows\": 150, \"num_elements\": 750}",
                  "training"));
          trial.log(RunValues.none().metric("accuracy", 0.5).param("poison_type", type));
          LoggedModel model = trial.logModel(doubling());
          trial.log(
              RunValues.none()
                  .metric("accuracy", type.length() / 13.0)
                  .metric("f1 macro/x-y", 1e-5)
                  .ofModel(model));
          trial.log(
              RunValues.none().metric("fold", 3, 1).metric("fold", 2, 2).metric("fold", 1, 0));
          trial.logArtifacts(
              Map.of("plots/a ü.txt", "é".getBytes(UTF_8), "rows.csv", new byte[] {1}));
          if (type.equals("clean")) {
            trial.finish();
          } else {
            trial.fail(new IllegalStateException("stopped"));
          }
        }
      }
      sweep.finish();
    }
    TrackedRun running =
        tracker.start(new RunStart(experiment, "running", Optional.empty(), Map.of()));
    assertThat(running.id()).isNotEmpty();
    return experiment;
  }

  /** A model of Python's own that doubles its input. */
  private static ModelFiles doubling() {
    return new ModelFiles(
        "model",
        Map.of("depth", "3"),
        model ->
            Map.of(
                "MLmodel",
                """
                artifact_path: %s
                flavors:
                  python_function:
                    code: code
                    loader_module: doubling
                model_id: %s
                run_id: %s
                """
                    .formatted(model.artifactLocation(), model.id(), model.runId())
                    .getBytes(UTF_8),
                "code/doubling.py",
                """
                class Doubling:
                    def predict(self, data, params=None):
                        return [2 * x for x in data]

                def _load_pyfunc(path):
                    return Doubling()
                """
                    .getBytes(UTF_8)));
  }

  @Test
  void mlflowReadsWhatJavaWrote() {
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      Experiment experiment = record(tracker);
      JsonNode read = read(root.toString(), FILTERS);
      assertThat(texts(read.get("experiments"))).containsExactly("Default", EXPERIMENT);
      assertThat(read.at("/experiment_tags/mlflow.note.content").asString()).isEqualTo(NOTE);
      assertThat(read.get("rows").asInt()).isEqualTo(4);
      assertSameRuns(tracker.search(RunQuery.all(experiment)), read);
      assertSameFilters(tracker, experiment, read);

      JsonNode trial = read.get("runs").get(1);
      assertThat(trial.at("/status").asString()).isEqualTo("FAILED");
      assertThat(texts(trial.get("artifacts")))
          .containsExactly("error.txt", "plots/a ü.txt", "rows.csv");
      assertThat(trial.at("/history/accuracy")).hasSize(2);
      assertThat(trial.at("/models/0/metrics").toString())
          .isEqualTo("{\"accuracy\":0.7692307692307693,\"f1 macro/x-y\":1.0E-5}");
      assertThat(trial.at("/models/0/params/depth").asString()).isEqualTo("3");
      assertThat(trial.at("/models/0/status").asString()).contains("READY");
      assertThat(trial.at("/models/0/tags/mlflow.user").asString()).isEqualTo("jo");
      assertThat(trial.at("/inputs/0/schema").asString()).contains("mlflow_colspec");

      String runId = trial.get("id").asString();
      assertThat(python("predict", root.toString(), "runs:/" + runId + "/model").toString())
          .isEqualTo("[2.0,4.0]");
      assertThat(
              python("predict", root.toUri().toString(), tracker.models(runId).getFirst().uri())
                  .toString())
          .isEqualTo("[2.0,4.0]");
    }
  }

  @Test
  void mlflowMigratesWhatJavaWrote() {
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      Experiment experiment = record(tracker);
      Path database = folder.resolve("mlflow.db");
      python("migrate", root.toString(), database.toString());
      JsonNode read = read("sqlite:///" + database, FILTERS);
      assertThat(texts(read.get("experiments"))).containsExactly("Default", EXPERIMENT);
      assertThat(read.at("/experiment_tags/mlflow.note.content").asString()).isEqualTo(NOTE);
      assertSameRuns(tracker.search(RunQuery.all(experiment)), read);
      assertSameFilters(tracker, experiment, read);
      String runId = read.at("/runs/1/id").asString();
      assertThat(python("predict", "sqlite:///" + database, "runs:/" + runId + "/model").toString())
          .isEqualTo("[2.0,4.0]");
    }
  }

  @Test
  void everyTextStaysAText() {
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      Experiment experiment = tracker.experiment(EXPERIMENT);
      Map<String, String> names = new LinkedHashMap<>();
      for (String trap : TRAPS) {
        try (TrackedRun run =
            tracker.start(
                new RunStart(experiment, trap, Optional.empty(), Map.of("mlflow.user", trap)))) {
          run.log(RunValues.none().param("trap", trap).tag("trap", trap));
          run.logInput(new DatasetInput(trap, "1", trap, trap, trap, trap, trap));
          run.finish();
          names.put(run.id(), trap);
        }
      }
      JsonNode read = read(root.toString(), List.of());
      assertThat(read.get("runs")).hasSize(TRAPS.size());
      for (JsonNode run : read.get("runs")) {
        String trap = names.getOrDefault(run.get("id").asString(), "");
        assertThat(
                List.of(
                    run.at("/name").asString(),
                    run.at("/user").asString(),
                    run.at("/params/trap").asString(),
                    run.at("/tags/trap").asString(),
                    run.at("/inputs/0/name").asString(),
                    run.at("/inputs/0/source").asString(),
                    run.at("/inputs/0/context").asString()))
            .containsOnly(trap);
        assertThat(tracker.run(run.get("id").asString()).name()).isEqualTo(trap);
      }
    }
  }

  @Test
  void javaReadsWhatMlflowWrote() {
    try (RunTracker tracker = new FileStoreRunTracker(root)) {
      Experiment experiment = record(tracker);
      JsonNode ids = python("write", root.toString(), EXPERIMENT);
      RunInfo parent = tracker.run(ids.get("parent").asString());
      RunInfo child = tracker.run(ids.get("child").asString());
      assertThat(parent.name()).isEqualTo("1e5");
      assertThat(parent.experimentId()).isEqualTo(experiment.id());
      assertThat(child.name()).isEqualTo("yes");
      assertThat(child.parentId()).contains(parent.id());
      assertThat(child.status()).isEqualTo(RunStatus.FINISHED);
      assertThat(child.params()).isEqualTo(Map.of("größe/x", "ä\nb"));
      assertThat(child.metrics())
          .isEqualTo(
              Map.of("loss", 1e-5, "undefined", Double.NaN, "endless", Double.POSITIVE_INFINITY));
      assertThat(child.tags()).containsEntry("note", "first\nsecond");
      assertThat(child.inputs()).extracting(DatasetInput::name).containsExactly("zeros");
      assertThat(tracker.artifacts(child.id())).containsExactly("a/b.txt");
      assertThat(tracker.artifact(child.id(), "a/b.txt")).asString(UTF_8).isEqualTo("text");
      assertThat(tracker.models(child.id()))
          .extracting(LoggedModel::name)
          .containsExactly("outside");
      assertThat(tracker.search(new RunQuery(experiment, "run_name = 'yes'", 1)))
          .containsExactly(child);

      Experiment pythons = tracker.findExperiment("Default").orElseThrow();
      assertThat(pythons.id()).isEqualTo("0");
    }
  }

  private static void assertSameRuns(List<RunInfo> runs, JsonNode read) {
    assertThat(read.get("runs")).hasSize(runs.size());
    for (int i = 0; i < runs.size(); i++) {
      RunInfo run = runs.get(i);
      JsonNode found = read.get("runs").get(i);
      assertThat(found.at("/id").asString()).isEqualTo(run.id());
      assertThat(found.at("/name").asString()).isEqualTo(run.name());
      assertThat(found.at("/status").asString()).isEqualTo(run.status().name());
      assertThat(found.at("/start").asLong()).isEqualTo(run.start().toEpochMilli());
      assertThat(found.at("/end").isNull()).isEqualTo(run.end().isEmpty());
      assertThat(strings(found.get("params"))).isEqualTo(run.params());
      assertThat(strings(found.get("tags"))).isEqualTo(run.tags());
      Map<String, Double> metrics = new LinkedHashMap<>();
      found
          .get("metrics")
          .properties()
          .forEach(e -> metrics.put(e.getKey(), e.getValue().asDouble()));
      assertThat(metrics).isEqualTo(run.metrics());
      assertThat(found.get("inputs")).hasSize(run.inputs().size());
    }
  }

  private static void assertSameFilters(RunTracker tracker, Experiment experiment, JsonNode read) {
    for (String filter : FILTERS) {
      assertThat(tracker.search(new RunQuery(experiment, filter, 1000)))
          .as(filter)
          .extracting(RunInfo::id)
          .isEqualTo(texts(read.get("found").get(filter)));
    }
  }

  private static Map<String, String> strings(JsonNode node) {
    Map<String, String> strings = new LinkedHashMap<>();
    node.properties().forEach(e -> strings.put(e.getKey(), e.getValue().asString()));
    return strings;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(one -> texts.add(one.asString()));
    return texts;
  }
}
