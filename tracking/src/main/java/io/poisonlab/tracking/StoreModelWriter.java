// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the logged models of one run. */
final class StoreModelWriter {
  private final String runId;
  private final Path experimentFolder;
  private final Path location;
  private final RunStart start;
  private final StoreFiles files;
  private long lastCreation;

  StoreModelWriter(
      String runId, Path experimentFolder, Path location, RunStart start, StoreFiles files) {
    this.runId = runId;
    this.experimentFolder = experimentFolder;
    this.location = location;
    this.start = start;
    this.files = files;
  }

  /** Returns the folder of a model of the run's experiment. */
  Path folder(LoggedModel model) {
    Path folder = experimentFolder.resolve(StoreLayout.MODELS).resolve(model.id());
    if (!RunIds.SAFE.matcher(model.id()).matches() || !Files.isDirectory(folder)) {
      throw new TrackingException(
          "model %s is not in experiment '%s', whose run %s has metrics of it"
              .formatted(model.id(), start.experiment().name(), runId));
    }
    return folder;
  }

  /** Writes a model; it counts as one from when its {@code meta.yaml} is there, the last file. */
  LoggedModel write(ModelFiles model) {
    String id = RunIds.model();
    Path home = location.resolve(StoreLayout.MODELS).resolve(id);
    Path artifacts = home.resolve(StoreLayout.ARTIFACTS);
    LoggedModel logged =
        new LoggedModel(
            id, model.name(), runId, start.experiment().id(), PythonForms.fileUri(artifacts));
    Map<String, byte[]> content = model.files().apply(logged);
    content.keySet().forEach(MlflowRules::checkPath);
    StoreIo.run(
        "log model %s of run %s".formatted(model.name(), runId),
        () -> {
          for (Map.Entry<String, byte[]> file : content.entrySet()) {
            files.write(home, artifacts.resolve(file.getKey()), file.getValue());
          }
          writeRecord(logged, model.params());
        });
    return logged;
  }

  private void writeRecord(LoggedModel model, Map<String, String> params) throws IOException {
    Path folder = experimentFolder.resolve(StoreLayout.MODELS).resolve(model.id());
    Files.createDirectories(folder.resolve(StoreLayout.METRICS));
    Files.createDirectories(folder.resolve(StoreLayout.PARAMS));
    for (Map.Entry<String, String> param : params.entrySet()) {
      files.write(
          StoreLayout.named(folder.resolve(StoreLayout.PARAMS), "parameter", param.getKey()),
          param.getValue().getBytes(UTF_8));
    }
    for (Map.Entry<String, String> tag : start.tags().entrySet()) {
      if (tag.getKey().equals("mlflow.user") || tag.getKey().startsWith("mlflow.source.")) {
        files.write(
            StoreLayout.named(folder.resolve(StoreLayout.TAGS), "tag", tag.getKey()),
            tag.getValue().getBytes(UTF_8));
      }
    }
    long now = creation();
    files.writeMeta(
        folder,
        new MetaYaml()
            .text("artifact_location", model.artifactLocation())
            .number("creation_timestamp", now)
            .text("experiment_id", model.experimentId())
            .number("last_updated_timestamp", now)
            .text("model_id", model.id())
            .nothing("model_type")
            .text("name", model.name())
            .text("source_run_id", runId)
            .number("status", StoredModels.READY)
            .nothing("status_message")
            .bytes());
    files.publish(
        experimentFolder.resolve(runId).resolve(StoreLayout.OUTPUTS).resolve(model.id()),
        StoreLayout.META,
        new MetaYaml()
            .text("destination_id", model.id())
            .text("destination_type", "MODEL_OUTPUT")
            .text("source_id", model.id())
            .text("source_type", "RUN_OUTPUT")
            .number("step", 0)
            .texts("tags", Map.of())
            .bytes());
  }

  /** Returns the time, later than that of the run's last model, so that their order is kept. */
  private synchronized long creation() {
    lastCreation = Math.max(lastCreation + 1, System.currentTimeMillis());
    return lastCreation;
  }
}
