// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where runs are recorded and read back: in memory, in a folder of MLflow's file format, or on an
 * MLflow server. Safe for use by several threads.
 *
 * <p>Every method may throw {@link TrackingException}, whose message says what was asked, what was
 * found and how to mend it.
 */
public interface RunTracker extends AutoCloseable {
  /** Returns where this tracker records, in words for a user, for example {@code ./mlruns}. */
  String location();

  /**
   * Returns the experiment of this name, created if there is none.
   *
   * @throws TrackingException if one of this name was deleted and not yet purged
   */
  Experiment experiment(String name);

  /** Returns the active experiment of this name, or nothing. Creates nothing. */
  Optional<Experiment> findExperiment(String name);

  /** Returns the active experiments, ordered by name. */
  List<Experiment> experiments();

  /**
   * Returns the active experiment of this name, which must exist.
   *
   * @throws TrackingException if it does not; the message names those that do
   */
  default Experiment existing(String name) {
    return findExperiment(name)
        .orElseThrow(() -> {
          List<String> names = experiments().stream().map(Experiment::name).toList();
          return new TrackingException(
              "there is no experiment \"%s\" in %s; %s"
                  .formatted(name, location(), ExperimentNames.advice(name, names)));
        });
  }

  /** Returns the experiment that a run belongs to, a deleted one too. */
  Experiment experimentOf(RunInfo run);

  /** Starts a run; its status is RUNNING until the run is ended. */
  TrackedRun start(RunStart start);

  /**
   * Takes a run up again that another process left, or that has ended: it is RUNNING until it is
   * ended anew. What it holds stays.
   */
  TrackedRun resume(String runId);

  /** Returns a run, whatever its status. */
  RunInfo run(String runId);

  /** Returns the runs that match, the latest start first. */
  List<RunInfo> search(RunQuery query);

  /** Returns the paths of all artifacts of the run, sorted, its logged models not included. */
  List<String> artifacts(String runId);

  /** Returns the bytes of one artifact of the run. */
  byte[] artifact(String runId, String path);

  /** Returns the models that a run has logged, in the order of logging. */
  List<LoggedModel> models(String runId);

  /** Returns the paths of all files of the model, sorted. */
  List<String> modelFiles(LoggedModel model);

  /** Returns the bytes of one file of the model, for example {@code MLmodel}. */
  byte[] modelFile(LoggedModel model, String path);

  /** Sets tags of a run, which may have ended. */
  void tag(String runId, Map<String, String> tags);

  /**
   * Sets tags of an experiment, for example {@code mlflow.note.content}, which the MLflow UI shows
   * above its runs.
   */
  void tag(Experiment experiment, Map<String, String> tags);

  /** Returns the tags of an experiment. */
  Map<String, String> tags(Experiment experiment);

  /**
   * Returns whether the store is embedded in this program: in its memory, or in a folder that it
   * writes itself. What such a store holds comes from here; what a server holds may come from
   * anybody.
   */
  boolean isEmbedded();

  /**
   * Returns the addresses at which a person can look at an experiment or a run, or nothing where no
   * server shows it.
   */
  Optional<UiLinks> links();

  /** Releases connections and threads; runs that are still open are left to their owners. */
  @Override
  void close();
}
