// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.tracking.Experiment;
import io.poisonlab.tracking.LoggedModel;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunQuery;
import io.poisonlab.tracking.RunStart;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.TrackedRun;
import io.poisonlab.tracking.TrackingException;
import io.poisonlab.tracking.UiLinks;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A tracker that shows what another one holds, altered as somebody might have altered it. */
final class AlteredTracker implements RunTracker {
  private final RunTracker real;
  private final Map<String, UnaryOperator<byte[]>> files = new HashMap<>();
  private final Set<String> removed = new HashSet<>();
  private UnaryOperator<RunInfo> info = UnaryOperator.identity();
  private boolean embedded = true;
  private boolean readOnly;

  AlteredTracker(RunTracker real) {
    this.real = real;
  }

  /** Alters a file of every model, or an artifact of every run. */
  AlteredTracker file(String path, UnaryOperator<byte[]> change) {
    files.put(path, change);
    return this;
  }

  /** Alters a text file. */
  AlteredTracker text(String path, String found, String replacement) {
    return file(
        path,
        bytes -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          if (!text.contains(found)) {
            throw new IllegalArgumentException(path + " does not hold " + found + ":\n" + text);
          }
          return text.replace(found, replacement).getBytes(StandardCharsets.UTF_8);
        });
  }

  AlteredTracker without(String path) {
    removed.add(path);
    return this;
  }

  AlteredTracker tags(UnaryOperator<Map<String, String>> change) {
    return info(run ->
        new RunInfo(
            run.id(),
            run.experimentId(),
            run.name(),
            run.status(),
            run.start(),
            run.end(),
            run.params(),
            run.metrics(),
            change.apply(new HashMap<>(run.tags())),
            run.inputs()));
  }

  AlteredTracker metric(String name, double value) {
    return info(run -> {
      Map<String, Double> metrics = new HashMap<>(run.metrics());
      metrics.put(name, value);
      return new RunInfo(
          run.id(),
          run.experimentId(),
          run.name(),
          run.status(),
          run.start(),
          run.end(),
          run.params(),
          metrics,
          run.tags(),
          run.inputs());
    });
  }

  AlteredTracker remote() {
    embedded = false;
    return this;
  }

  AlteredTracker readOnly() {
    readOnly = true;
    return this;
  }

  private AlteredTracker info(UnaryOperator<RunInfo> change) {
    UnaryOperator<RunInfo> before = info;
    info = run -> change.apply(before.apply(run));
    return this;
  }

  private byte[] altered(String path, byte[] bytes) {
    return files.getOrDefault(path, UnaryOperator.identity()).apply(bytes);
  }

  private List<String> kept(List<String> paths) {
    return paths.stream().filter(path -> !removed.contains(path)).toList();
  }

  @Override
  public String location() {
    return real.location();
  }

  @Override
  public Experiment experiment(String name) {
    return real.experiment(name);
  }

  @Override
  public Optional<Experiment> findExperiment(String name) {
    return real.findExperiment(name);
  }

  @Override
  public List<Experiment> experiments() {
    return real.experiments();
  }

  @Override
  public Experiment experimentOf(RunInfo run) {
    return real.experimentOf(run);
  }

  @Override
  public TrackedRun start(RunStart start) {
    return real.start(start);
  }

  @Override
  public TrackedRun resume(String runId) {
    return real.resume(runId);
  }

  @Override
  public RunInfo run(String runId) {
    return info.apply(real.run(runId));
  }

  @Override
  public List<RunInfo> search(RunQuery query) {
    return real.search(query).stream().map(info).toList();
  }

  @Override
  public List<String> artifacts(String runId) {
    return kept(real.artifacts(runId));
  }

  @Override
  public byte[] artifact(String runId, String path) {
    return altered(path, real.artifact(runId, path));
  }

  @Override
  public List<LoggedModel> models(String runId) {
    return real.models(runId);
  }

  @Override
  public List<String> modelFiles(LoggedModel model) {
    return kept(real.modelFiles(model));
  }

  @Override
  public byte[] modelFile(LoggedModel model, String path) {
    return altered(path, real.modelFile(model, path));
  }

  @Override
  public void tag(String runId, Map<String, String> tags) {
    if (readOnly) {
      throw new TrackingException("the server allows reading only");
    }
    real.tag(runId, tags);
  }

  @Override
  public void tag(Experiment experiment, Map<String, String> tags) {
    real.tag(experiment, tags);
  }

  @Override
  public Map<String, String> tags(Experiment experiment) {
    return real.tags(experiment);
  }

  @Override
  public boolean isEmbedded() {
    return embedded;
  }

  @Override
  public Optional<UiLinks> links() {
    return real.links();
  }

  @Override
  public void close() {}
}
