// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.poisonlab.tracking.RunValues.MetricValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Writes an open run into its folder. */
final class StoreRun implements RunRecorder {
  private final String id;
  private final Path folder;
  private final Path artifactHome;
  private final StoreFiles files;
  private final StoreModelWriter models;
  private final Map<String, String> params = new HashMap<>();
  private final MetricLines metricLines = new MetricLines();

  private StoreRun(
      String id, Path folder, Path artifactHome, StoreFiles files, StoreModelWriter models) {
    this.id = id;
    this.folder = folder;
    this.artifactHome = artifactHome;
    this.files = files;
    this.models = models;
  }

  /** Takes a run up again: it is RUNNING from then on. */
  static StoreRun reopen(StoredRun stored, Experiment experiment) throws IOException {
    RunInfo info = stored.info();
    Path experimentFolder = stored.folder().resolveSibling("");
    Path artifactHome = stored.artifacts().resolveSibling("");
    StoreFiles files = new StoreFiles(stored.folder());
    RunStart start = new RunStart(experiment, info.name(), info.parentId(), info.tags());
    StoreRun run =
        new StoreRun(
            stored.id(),
            stored.folder(),
            artifactHome,
            files,
            new StoreModelWriter(
                stored.id(), experimentFolder, artifactHome.resolveSibling(""), start, files));
    run.params.putAll(info.params());
    files.writeMeta(
        stored.folder(),
        stored
            .copy()
            .nothing("end_time")
            .text("run_name", info.name())
            .number("status", StoredRun.number(RunStatus.RUNNING))
            .bytes());
    return run;
  }

  /** Creates a run's folder; it counts as a run from when its {@code meta.yaml} is there. */
  static StoreRun create(Path experimentFolder, RunStart start) throws IOException {
    String id = RunIds.run();
    Path folder = experimentFolder.resolve(id);
    Path location = StoreLocation.of(start.experiment().artifactLocation(), experimentFolder);
    Path artifactHome = location.resolve(id);
    for (String kind : StoreLayout.RUN_FOLDERS) {
      Files.createDirectories(folder.resolve(kind));
    }
    StoreFiles files = new StoreFiles(folder);
    StoreRun run =
        new StoreRun(
            id,
            folder,
            artifactHome,
            files,
            new StoreModelWriter(id, experimentFolder, location, start, files));
    run.writeTags(start.allTags());
    byte[] meta =
        new MetaYaml()
            .text("artifact_uri", PythonForms.fileUri(artifactHome.resolve(StoreLayout.ARTIFACTS)))
            .nothing("deleted_time")
            .nothing("end_time")
            .text("entry_point_name", "")
            .text("experiment_id", start.experiment().id())
            .text("lifecycle_stage", "active")
            .text("run_id", id)
            .text("run_name", start.name())
            .text("source_name", "")
            .number("source_type", 4)
            .text("source_version", "")
            .number("start_time", System.currentTimeMillis())
            .number("status", StoredRun.number(RunStatus.RUNNING))
            .emptyList("tags")
            .text(
                "user_id",
                start.tags().getOrDefault("mlflow.user", System.getProperty("user.name", "")))
            .bytes();
    files.writeMeta(folder, meta);
    return run;
  }

  String id() {
    return id;
  }

  @Override
  public synchronized void log(RunValues values) {
    values
        .params()
        .forEach((name, value) -> MlflowRules.checkSame(id, name, params.get(name), value));
    StoreIo.run("log values of run " + id, () -> write(values));
  }

  private void write(RunValues values) throws IOException {
    for (Map.Entry<String, String> param : values.params().entrySet()) {
      if (!params.containsKey(param.getKey())) {
        files.write(file(StoreLayout.PARAMS, param.getKey()), param.getValue().getBytes(UTF_8));
        params.put(param.getKey(), param.getValue());
      }
    }
    long now = System.currentTimeMillis();
    SequencedMap<String, StringBuilder> lines = new LinkedHashMap<>();
    SequencedMap<String, StringBuilder> modelLines = new LinkedHashMap<>();
    for (MetricValue metric : values.metrics()) {
      String line = metricLines.line(metric, now);
      lines.computeIfAbsent(metric.name(), _ -> new StringBuilder()).append(line).append('\n');
      modelLines
          .computeIfAbsent(metric.name(), _ -> new StringBuilder())
          .append(line)
          .append(' ')
          .append(id)
          .append('\n');
    }
    append(lines, folder.resolve(StoreLayout.METRICS));
    if (values.model().isPresent()) {
      append(modelLines, models.folder(values.model().get()).resolve(StoreLayout.METRICS));
    }
    writeTags(values.tags());
    String name = values.tags().get(RunInfo.NAME_TAG);
    if (name != null) {
      rename(folder, files, name);
    }
  }

  private void append(SequencedMap<String, StringBuilder> lines, Path parent) throws IOException {
    for (Map.Entry<String, StringBuilder> metric : lines.entrySet()) {
      files.append(
          StoreLayout.named(parent, "metric", metric.getKey()),
          metric.getValue().toString().getBytes(UTF_8));
    }
  }

  private void writeTags(Map<String, String> tags) throws IOException {
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      files.write(file(StoreLayout.TAGS, tag.getKey()), tag.getValue().getBytes(UTF_8));
    }
  }

  private Path file(String kind, String name) {
    return StoreLayout.named(folder.resolve(kind), kind, name);
  }

  @Override
  public void logInputs(List<DatasetInput> inputs) {
    inputs.forEach(this::logInput);
  }

  private void logInput(DatasetInput input) {
    String datasetId = StoreLayout.id(input.name(), input.digest());
    byte[] dataset =
        new MetaYaml()
            .text("digest", input.digest())
            .text("name", input.name())
            .text("profile", input.profile())
            .text("schema", input.schema())
            .text("source", input.source())
            .text("source_type", input.sourceType())
            .bytes();
    byte[] link =
        new MetaYaml()
            .text("destination_id", datasetId)
            .text("destination_type", "RUN")
            .text("source_id", datasetId)
            .text("source_type", "DATASET")
            .texts("tags", Map.of("mlflow.data.context", input.context()))
            .bytes();
    StoreIo.run(
        "log the input %s of run %s".formatted(input.name(), id),
        () -> {
          files.publish(
              folder.resolveSibling(StoreLayout.DATASETS).resolve(datasetId),
              StoreLayout.META,
              dataset);
          files.publish(
              folder.resolve(StoreLayout.INPUTS).resolve(StoreLayout.id(datasetId, id)),
              StoreLayout.META,
              link);
        });
  }

  @Override
  public void logArtifacts(Map<String, byte[]> content) {
    StoreIo.run(
        "log artifacts of run " + id,
        () -> {
          Path artifacts = artifactHome.resolve(StoreLayout.ARTIFACTS);
          for (Map.Entry<String, byte[]> file : content.entrySet()) {
            files.write(artifactHome, artifacts.resolve(file.getKey()), file.getValue());
          }
        });
  }

  @Override
  public LoggedModel logModel(ModelFiles model) {
    return models.write(model);
  }

  @Override
  public void end(RunStatus status) {
    StoreIo.run(
        "end run " + id,
        () -> {
          files.force();
          StoredRun run = open(folder);
          files.writeMeta(
              folder,
              run.copy()
                  .number("end_time", System.currentTimeMillis())
                  .text("run_name", run.attribute("run_name").orElse(""))
                  .number("status", StoredRun.number(status))
                  .bytes());
          files.force();
        });
  }

  /** Sets tags of a run that need not be open. */
  static void tag(StoredRun run, Map<String, String> tags) {
    StoreIo.run(
        "tag run " + run.id(),
        () -> {
          StoreFiles files = new StoreFiles(run.folder());
          for (Map.Entry<String, String> tag : tags.entrySet()) {
            Path parent = run.folder().resolve(StoreLayout.TAGS);
            files.write(
                StoreLayout.named(parent, "tag", tag.getKey()), tag.getValue().getBytes(UTF_8));
          }
          String name = tags.get(RunInfo.NAME_TAG);
          if (name != null) {
            rename(run.folder(), files, name);
          }
          files.force();
        });
  }

  private static void rename(Path folder, StoreFiles files, String name) throws IOException {
    StoredRun run = open(folder);
    MetaYaml meta =
        run.copy().text("run_name", name).number("status", StoredRun.number(run.status()));
    run.time("end_time")
        .ifPresentOrElse(end -> meta.number("end_time", end), () -> meta.nothing("end_time"));
    files.writeMeta(folder, meta.bytes());
  }

  private static StoredRun open(Path folder) throws IOException {
    Optional<StoredRun> run = StoredRun.open(folder);
    return run.orElseThrow(
        () -> new TrackingException("run %s was removed while it was written".formatted(folder)));
  }
}
