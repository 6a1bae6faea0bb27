// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records in a folder of MLflow's file format, with no server and no Python: what {@code mlflow
 * ui}, {@code mlflow.search_runs}, {@code mlflow.pyfunc.load_model} and {@code mlflow
 * migrate-filestore} of MLflow 3.17 read (set {@code MLFLOW_ALLOW_FILE_STORE=true}).
 *
 * <p><b>Safety.</b> Each file appears whole or not at all, and a run, an input or a model appears
 * with its last file, so that a killed process leaves nothing half-written to be read. A run that
 * is FINISHED, FAILED or KILLED is on the disk, all of it, before its status says so; a run that is
 * still RUNNING may lose its latest values in a power cut, but never its {@code meta.yaml}. Several
 * threads and processes may record into one folder at the same time; the file {@code
 * .poisonlab.lock} keeps them from creating one experiment twice.
 *
 * <p><b>Limits.</b> Names of metrics, parameters and tags become names of files: where the file
 * system ignores case, {@code F1} and {@code f1} are one. A metric {@code a} and a metric {@code
 * a/b} cannot be in one run. A folder that was moved is read here wherever it lies; MLflow looks
 * for artifacts where they were written.
 *
 * <p>A search reads one small file per run of the experiment, the files that the filter names, and
 * all files of the runs that are returned.
 */
public final class FileStoreRunTracker implements RunTracker {
  private final String location;
  private final Path root;
  private final StoreExperiments experiments;

  /**
   * Records into a folder, which is created when the first experiment is.
   *
   * @param folder relative to the working directory, or absolute
   */
  public FileStoreRunTracker(Path folder) {
    boolean plain = !folder.isAbsolute() && !folder.startsWith(".") && !folder.startsWith("..");
    location = (plain ? Path.of(".").resolve(folder) : folder).toString();
    root = folder.toAbsolutePath().normalize();
    experiments = new StoreExperiments(root);
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public Experiment experiment(String name) {
    MlflowRules.checkExperimentName(name);
    return StoreIo.call(
        "open experiment '%s' in %s".formatted(name, root), () -> experiments.findOrCreate(name));
  }

  @Override
  public Optional<Experiment> findExperiment(String name) {
    return StoreIo.call(
        "look for experiment '%s' in %s".formatted(name, root), () -> experiments.find(name));
  }

  @Override
  public List<Experiment> experiments() {
    return StoreIo.call("list the experiments in %s".formatted(root), experiments::all);
  }

  @Override
  public Experiment experimentOf(RunInfo run) {
    return StoreIo.call(
        "look for experiment %s in %s".formatted(run.experimentId(), root),
        () -> experiments.numbered(run.experimentId()));
  }

  @Override
  public TrackedRun start(RunStart start) {
    MlflowRules.checkTags(start.allTags());
    StoreRun run =
        StoreIo.call(
            "start run '%s' in %s".formatted(start.name(), root),
            () -> StoreRun.create(experiments.folder(start.experiment()), start));
    return new OpenRun(run.id(), run);
  }

  @Override
  public TrackedRun resume(String runId) {
    StoreRun run =
        reading(runId, found -> StoreRun.reopen(found, experiments.numbered(found.experimentId())));
    return new OpenRun(runId, run);
  }

  @Override
  public RunInfo run(String runId) {
    return reading(runId, StoredRun::info);
  }

  @Override
  public List<RunInfo> search(RunQuery query) {
    RunFilter filter = RunFilter.parse(query.filter());
    return StoreIo.call(
        "search experiment '%s' in %s".formatted(query.experiment().name(), root),
        () -> {
          List<RunInfo> found = new ArrayList<>();
          for (StoredRun run : activeRuns(query.experiment())) {
            if (filter.accepts(run)) {
              found.add(run.info());
            }
            if (found.size() == query.limit()) {
              break;
            }
          }
          return found;
        });
  }

  private List<StoredRun> activeRuns(Experiment experiment) throws IOException {
    List<StoredRun> runs = new ArrayList<>();
    for (Path folder : StoreLayout.folders(experiments.folder(experiment))) {
      StoredRun.open(folder).filter(StoredRun::isActive).ifPresent(runs::add);
    }
    runs.sort(Comparator.comparingLong(StoredRun::start).reversed().thenComparing(StoredRun::id));
    return runs;
  }

  @Override
  public List<String> artifacts(String runId) {
    return reading(runId, run -> StoreLayout.files(run.artifacts()));
  }

  @Override
  public byte[] artifact(String runId, String path) {
    return reading(runId, run -> StoreLocation.read(run.artifacts(), path, "run " + runId));
  }

  @Override
  public List<LoggedModel> models(String runId) {
    return reading(runId, StoredModels::of);
  }

  @Override
  public List<String> modelFiles(LoggedModel model) {
    return reading(model.runId(), run -> StoreLayout.files(StoredModels.artifacts(run, model)));
  }

  @Override
  public byte[] modelFile(LoggedModel model, String path) {
    return reading(
        model.runId(),
        run -> StoreLocation.read(StoredModels.artifacts(run, model), path, "model " + model.id()));
  }

  @Override
  public void tag(String runId, Map<String, String> tags) {
    MlflowRules.checkTags(tags);
    StoredRun run = reading(runId, found -> found);
    if (!run.isActive()) {
      throw new TrackingException(
          "run %s was deleted and takes no tags; restore it with `mlflow runs restore --run-id %s`"
              .formatted(runId, runId));
    }
    StoreRun.tag(run, tags);
  }

  @Override
  public void tag(Experiment experiment, Map<String, String> tags) {
    MlflowRules.checkExperimentTags(tags);
    StoreIo.run(
        "tag experiment '%s' in %s".formatted(experiment.name(), root),
        () -> experiments.tag(experiment, tags));
  }

  @Override
  public Map<String, String> tags(Experiment experiment) {
    return StoreIo.call(
        "read the tags of experiment '%s' in %s".formatted(experiment.name(), root),
        () -> experiments.tags(experiment));
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

  /** What is read of a run. */
  private interface Reading<T> {
    T of(StoredRun run) throws IOException;
  }

  private <T> T reading(String runId, Reading<T> reading) {
    return StoreIo.call("read run %s in %s".formatted(runId, root), () -> reading.of(find(runId)));
  }

  private StoredRun find(String runId) throws IOException {
    if (RunIds.SAFE.matcher(runId).matches()) {
      for (Path experiment : experiments.folders()) {
        Path folder = experiment.resolve(runId);
        if (Files.isDirectory(folder.resolve(StoreLayout.METRICS))) {
          Optional<StoredRun> run = StoredRun.open(folder);
          if (run.isPresent()) {
            return run.get();
          }
        }
      }
    }
    throw new TrackingException(
        "no run %s in %s; list the runs of an experiment with search".formatted(runId, root));
  }
}
