// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Records in memory: for tests and for embedders that want an experiment's result without a store.
 * What was recorded lasts as long as the tracker, also after {@link #close}.
 */
public final class InMemoryRunTracker implements RunTracker {
  private final Map<String, Experiment> experiments = new ConcurrentHashMap<>();
  private final Map<String, Experiment> deleted = new ConcurrentHashMap<>();
  private final Map<String, MemoryRun> runs = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> experimentTags = new ConcurrentHashMap<>();
  private final AtomicLong nextExperiment = new AtomicLong(1);

  /** Starts with MLflow's experiment Default alone. */
  public InMemoryRunTracker() {
    experiments.put("Default", new Experiment("0", "Default", "memory:/0"));
  }

  @Override
  public String location() {
    return "memory";
  }

  @Override
  public Experiment experiment(String name) {
    MlflowRules.checkExperimentName(name);
    if (deleted.containsKey(name)) {
      throw new TrackingException(
          "experiment '%s' was deleted; choose another name, or restore it".formatted(name));
    }
    return experiments.computeIfAbsent(
        name,
        unknown -> {
          String id = Long.toString(nextExperiment.getAndIncrement());
          return new Experiment(id, unknown, "memory:/" + id);
        });
  }

  @Override
  public Optional<Experiment> findExperiment(String name) {
    return Optional.ofNullable(experiments.get(name));
  }

  @Override
  public List<Experiment> experiments() {
    return experiments.values().stream().sorted(Comparator.comparing(Experiment::name)).toList();
  }

  @Override
  public Experiment experimentOf(RunInfo run) {
    return Stream.concat(experiments.values().stream(), deleted.values().stream())
        .filter(experiment -> experiment.id().equals(run.experimentId()))
        .findFirst()
        .orElseThrow(() -> new TrackingException("there is no experiment " + run.experimentId()));
  }

  /** Deletes an experiment as a person would in MLflow's UI: its name stays taken. */
  public void deleteExperiment(Experiment experiment) {
    if (experiments.remove(experiment.name(), experiment)) {
      deleted.put(experiment.name(), experiment);
    }
  }

  @Override
  public TrackedRun start(RunStart start) {
    MlflowRules.checkTags(start.tags());
    MemoryRun run = new MemoryRun(start);
    runs.put(run.id(), run);
    return new OpenRun(run.id(), run);
  }

  @Override
  public TrackedRun resume(String runId) {
    MemoryRun run = recorded(runId);
    run.reopen();
    return new OpenRun(runId, run);
  }

  @Override
  public RunInfo run(String runId) {
    return recorded(runId).info();
  }

  @Override
  public List<RunInfo> search(RunQuery query) {
    RunFilter filter = RunFilter.parse(query.filter());
    return runs.values().stream()
        .filter(run -> run.belongsTo(query.experiment()))
        .map(MemoryRun::info)
        .sorted(Comparator.comparing(RunInfo::start).reversed().thenComparing(RunInfo::id))
        .filter(run -> filter.accepts(new InfoFacts(run)))
        .limit(query.limit())
        .toList();
  }

  @Override
  public List<String> artifacts(String runId) {
    return List.copyOf(recorded(runId).artifacts().keySet());
  }

  @Override
  public byte[] artifact(String runId, String path) {
    return file(recorded(runId).artifacts(), path, "run " + runId);
  }

  @Override
  public List<LoggedModel> models(String runId) {
    return recorded(runId).models();
  }

  @Override
  public List<String> modelFiles(LoggedModel model) {
    return List.copyOf(recorded(model.runId()).files(model).keySet());
  }

  @Override
  public byte[] modelFile(LoggedModel model, String path) {
    return file(recorded(model.runId()).files(model), path, "model " + model.id());
  }

  @Override
  public void tag(String runId, Map<String, String> tags) {
    MlflowRules.checkTags(tags);
    recorded(runId).tag(tags);
  }

  @Override
  public void tag(Experiment experiment, Map<String, String> tags) {
    MlflowRules.checkExperimentTags(tags);
    experimentTags.computeIfAbsent(experiment.id(), _ -> new ConcurrentHashMap<>()).putAll(tags);
  }

  @Override
  public Map<String, String> tags(Experiment experiment) {
    return Map.copyOf(experimentTags.getOrDefault(experiment.id(), Map.of()));
  }

  @Override
  public boolean isEmbedded() {
    return true;
  }

  @Override
  public Optional<UiLinks> links() {
    return Optional.empty();
  }

  @Override
  public void close() {}

  private MemoryRun recorded(String runId) {
    MemoryRun run = runs.get(runId);
    if (run == null) {
      throw new TrackingException(
          "no run %s in %s; list the runs of an experiment with search"
              .formatted(runId, location()));
    }
    return run;
  }

  private static byte[] file(NavigableMap<String, byte[]> files, String path, String owner) {
    MlflowRules.checkPath(path);
    byte[] content = files.get(path);
    if (content == null) {
      throw new TrackingException(
          "%s has no file '%s'; it has %s".formatted(owner, path, files.keySet()));
    }
    return content.clone();
  }
}
