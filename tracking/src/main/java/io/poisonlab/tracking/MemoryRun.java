// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import io.poisonlab.tracking.RunValues.MetricValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A run that {@link InMemoryRunTracker} holds; one lock guards it all. */
final class MemoryRun implements RunRecorder {
  private final String id = RunIds.run();
  private final RunStart start;
  private final Instant startTime = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final Map<String, String> params = new HashMap<>();
  private final Map<String, MetricValue> metrics = new HashMap<>();
  private final Map<String, String> tags;
  private final SequencedMap<List<String>, DatasetInput> inputs = new LinkedHashMap<>();
  private final NavigableMap<String, byte[]> artifacts = new TreeMap<>();
  private final SequencedMap<LoggedModel, NavigableMap<String, byte[]>> models =
      new LinkedHashMap<>();
  private RunStatus status = RunStatus.RUNNING;
  private @Nullable Instant end;

  MemoryRun(RunStart start) {
    this.start = start;
    this.tags = new HashMap<>(start.allTags());
  }

  String id() {
    return id;
  }

  boolean belongsTo(Experiment experiment) {
    return start.experiment().id().equals(experiment.id());
  }

  @Override
  public synchronized void log(RunValues values) {
    values
        .params()
        .forEach((name, value) -> MlflowRules.checkSame(id, name, params.get(name), value));
    params.putAll(values.params());
    values.metrics().forEach(value -> metrics.merge(value.name(), value, MemoryRun::later));
    tags.putAll(values.tags());
  }

  private static MetricValue later(MetricValue old, MetricValue recent) {
    return recent.step() < old.step() ? old : recent;
  }

  @Override
  public synchronized void logInputs(List<DatasetInput> logged) {
    logged.forEach(input -> inputs.putIfAbsent(List.of(input.name(), input.digest()), input));
  }

  @Override
  public synchronized void logArtifacts(Map<String, byte[]> files) {
    files.forEach((path, content) -> artifacts.put(path, content.clone()));
  }

  @Override
  public LoggedModel logModel(ModelFiles model) {
    String modelId = RunIds.model();
    LoggedModel logged =
        new LoggedModel(
            modelId,
            model.name(),
            id,
            start.experiment().id(),
            "%s/models/%s/artifacts".formatted(start.experiment().artifactLocation(), modelId));
    NavigableMap<String, byte[]> files = new TreeMap<>();
    model.files().apply(logged).forEach((path, content) -> files.put(path, content.clone()));
    files.keySet().forEach(MlflowRules::checkPath);
    synchronized (this) {
      models.put(logged, files);
    }
    return logged;
  }

  @Override
  public synchronized void end(RunStatus last) {
    status = last;
    end = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  synchronized void reopen() {
    status = RunStatus.RUNNING;
    end = null;
  }

  synchronized void tag(Map<String, String> more) {
    tags.putAll(more);
  }

  synchronized RunInfo info() {
    Map<String, Double> latest = new HashMap<>();
    metrics.forEach((name, metric) -> latest.put(name, metric.value()));
    return new RunInfo(
        id,
        start.experiment().id(),
        tags.getOrDefault(RunInfo.NAME_TAG, start.name()),
        status,
        startTime,
        Optional.ofNullable(end),
        params,
        latest,
        tags,
        List.copyOf(inputs.values()));
  }

  synchronized NavigableMap<String, byte[]> artifacts() {
    return new TreeMap<>(artifacts);
  }

  synchronized List<LoggedModel> models() {
    return List.copyOf(models.keySet());
  }

  synchronized NavigableMap<String, byte[]> files(LoggedModel model) {
    NavigableMap<String, byte[]> files = models.get(model);
    if (files == null) {
      throw new TrackingException(
          "run %s has no model %s; it has %s".formatted(id, model.id(), models.keySet()));
    }
    return Collections.unmodifiableNavigableMap(files);
  }
}
