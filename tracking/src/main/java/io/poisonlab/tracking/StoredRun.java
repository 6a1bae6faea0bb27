// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A run in a folder. Only {@code meta.yaml} is read when it is opened, each other file when it is
 * asked for.
 */
final class StoredRun implements RunFacts {
  private static final List<RunStatus> STATUS_BY_NUMBER =
      List.of(
          RunStatus.RUNNING,
          RunStatus.SCHEDULED,
          RunStatus.FINISHED,
          RunStatus.FAILED,
          RunStatus.KILLED);

  private final Path folder;
  private final Map<String, String> meta;

  private StoredRun(Path folder, Map<String, String> meta) {
    this.folder = folder;
    this.meta = meta;
  }

  /** Opens the run in a folder, or nothing where the folder holds none. */
  static Optional<StoredRun> open(Path folder) throws IOException {
    return StoreLayout.meta(folder).map(meta -> new StoredRun(folder, meta));
  }

  /** Returns the number that MLflow writes for a status. */
  static int number(RunStatus status) {
    return STATUS_BY_NUMBER.indexOf(status) + 1;
  }

  Path folder() {
    return folder;
  }

  String id() {
    return field("run_id");
  }

  String experimentId() {
    return field("experiment_id");
  }

  boolean isActive() {
    return !"deleted".equals(meta.get("lifecycle_stage"));
  }

  long start() {
    return StoreLayout.number(folder, meta, "start_time");
  }

  RunStatus status() {
    long number = StoreLayout.number(folder, meta, "status");
    if (number < 1 || number > STATUS_BY_NUMBER.size()) {
      throw StoreLayout.broken(folder, "has the unknown status " + number, null);
    }
    return STATUS_BY_NUMBER.get((int) number - 1);
  }

  Path artifacts() {
    return StoreLocation.of(field("artifact_uri"), folder.resolve(StoreLayout.ARTIFACTS));
  }

  /** Returns the fields that a change of status, end or name leaves as they are. */
  MetaYaml copy() {
    return new MetaYaml()
        .text("artifact_uri", field("artifact_uri"))
        .text("entry_point_name", "")
        .text("experiment_id", experimentId())
        .text("lifecycle_stage", "active")
        .text("run_id", id())
        .text("source_name", "")
        .number("source_type", 4)
        .text("source_version", "")
        .number("start_time", start())
        .emptyList("tags")
        .text("user_id", meta.getOrDefault("user_id", ""));
  }

  RunInfo info() throws IOException {
    Map<String, Double> metrics = new HashMap<>();
    for (String name : StoreLayout.files(folder.resolve(StoreLayout.METRICS))) {
      metric(name).ifPresent(value -> metrics.put(name, value));
    }
    Map<String, String> tags = texts(StoreLayout.TAGS);
    OptionalLong end = time("end_time");
    return new RunInfo(
        id(),
        experimentId(),
        Optional.ofNullable(meta.get("run_name")).orElse(tags.getOrDefault(RunInfo.NAME_TAG, "")),
        status(),
        Instant.ofEpochMilli(start()),
        end.isPresent() ? Optional.of(Instant.ofEpochMilli(end.getAsLong())) : Optional.empty(),
        texts(StoreLayout.PARAMS),
        metrics,
        tags,
        inputs());
  }

  @Override
  public Optional<String> attribute(String key) {
    return key.equals("status") ? Optional.of(status().name()) : Optional.ofNullable(meta.get(key));
  }

  @Override
  public OptionalLong time(String key) {
    return meta.containsKey(key)
        ? OptionalLong.of(StoreLayout.number(folder, meta, key))
        : OptionalLong.empty();
  }

  @Override
  public Optional<String> param(String key) {
    return text(StoreLayout.PARAMS, key);
  }

  @Override
  public Optional<String> tag(String key) {
    return text(StoreLayout.TAGS, key);
  }

  @Override
  public OptionalDouble metric(String key) {
    Optional<String> lines = text(StoreLayout.METRICS, key);
    return lines.isEmpty() ? OptionalDouble.empty() : MetricLines.latest(folder, key, lines.get());
  }

  @Override
  public List<DatasetInput> inputs() {
    return StoreIo.call("read the inputs of run " + id(), this::readInputs);
  }

  private List<DatasetInput> readInputs() throws IOException {
    List<DatasetInput> inputs = new ArrayList<>();
    for (Path input : StoreLayout.folders(folder.resolve(StoreLayout.INPUTS))) {
      Map<String, String> link = StoreLayout.meta(input).orElse(Map.of());
      String id = link.getOrDefault("source_id", "");
      if (!"DATASET".equals(link.get("source_type")) || !RunIds.SAFE.matcher(id).matches()) {
        continue;
      }
      Path dataset = folder.resolveSibling(StoreLayout.DATASETS).resolve(id);
      StoreLayout.meta(dataset)
          .map(data ->
              new DatasetInput(
                  data.getOrDefault("name", ""),
                  data.getOrDefault("digest", ""),
                  data.getOrDefault("source_type", ""),
                  data.getOrDefault("source", ""),
                  data.getOrDefault("schema", ""),
                  data.getOrDefault("profile", ""),
                  link.getOrDefault("tags/mlflow.data.context", "")))
          .ifPresent(inputs::add);
    }
    return inputs;
  }

  private Map<String, String> texts(String kind) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Path parent = folder.resolve(kind);
    for (String name : StoreLayout.files(parent)) {
      StoreLayout.text(parent.resolve(name)).ifPresent(text -> texts.put(name, text));
    }
    return texts;
  }

  private Optional<String> text(String kind, String key) {
    MlflowRules.checkName(kind, key);
    return StoreIo.call(
        "read %s %s of run %s".formatted(kind, key, id()),
        () -> StoreLayout.text(StoreLayout.named(folder.resolve(kind), kind, key)));
  }

  private String field(String name) {
    return StoreLayout.field(folder, meta, name);
  }
}
