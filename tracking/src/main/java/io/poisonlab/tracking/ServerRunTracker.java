// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.mlflow.api.proto.Service;
import org.mlflow.tracking.ExperimentsPage;
import org.mlflow.tracking.RunsPage;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records on an MLflow server, version 3 or newer, through MLflow's Java client and, for files and
 * logged models, through the server's own REST endpoints. No Python is needed on this side.
 *
 * <p>One run costs: one call to start it, one for its values, one for each data set, three and its
 * files for a model, one to end it. Files travel at once, over connections that are kept open.
 *
 * <p>The server must hand artifacts through ({@code --serve-artifacts}, its default); an experiment
 * whose artifacts lie elsewhere is refused before a run is started in it.
 */
public final class ServerRunTracker implements RunTracker {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PAGE = 1000;
  private static final List<String> LATEST_FIRST = List.of("attributes.start_time DESC");

  private final ServerAddress address;
  private final ServerErrors errors;
  private final ServerHttp http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ServerClient client;
  private final ServerArtifacts artifacts;
  private final ServerModels models;

  /** Returns a tracker for the server; nothing is sent before it is first used. */
  public ServerRunTracker(ServerAddress address) {
    this(address, ServerHttp.Patience.DEFAULT);
  }

  ServerRunTracker(ServerAddress address, ServerHttp.Patience patience) {
    this.address = address;
    this.errors = new ServerErrors(address);
    this.http = new ServerHttp(address, errors, patience);
    this.client = new ServerClient(address, errors, http);
    this.artifacts = new ServerArtifacts(address, errors, http, threads);
    this.models = new ServerModels(client, artifacts, threads);
  }

  @Override
  public String location() {
    return address.toString();
  }

  @Override
  public Experiment experiment(String name) {
    MlflowRules.checkExperimentName(name);
    Service.Experiment found = client.experimentNamed(name).orElseGet(() -> create(name));
    Experiment experiment = experiment(found);
    if (isDeleted(found)) {
      throw errors.deleted(experiment);
    }
    artifacts.requireServed(experiment.artifactLocation());
    return experiment;
  }

  @Override
  public Optional<Experiment> findExperiment(String name) {
    return client
        .experimentNamed(name)
        .filter(found -> !isDeleted(found))
        .map(ServerRunTracker::experiment);
  }

  @Override
  public List<Experiment> experiments() {
    List<Experiment> all = new ArrayList<>();
    String page = "";
    do {
      ExperimentsPage found =
          client.searchExperiments("", Service.ViewType.ACTIVE_ONLY, PAGE, List.of(), page);
      found.getItems().forEach(one -> all.add(experiment(one)));
      page = found.getNextPageToken().orElse("");
    } while (!page.isEmpty());
    all.sort(Comparator.comparing(Experiment::name));
    return List.copyOf(all);
  }

  @Override
  public Experiment experimentOf(RunInfo run) {
    return experiment(client.getExperiment(run.experimentId()));
  }

  @Override
  public TrackedRun start(RunStart start) {
    MlflowRules.checkTags(start.tags());
    Service.CreateRun.Builder request =
        Service.CreateRun.newBuilder()
            .setExperimentId(start.experiment().id())
            .setRunName(start.name())
            .setStartTime(System.currentTimeMillis());
    Optional.ofNullable(start.tags().get("mlflow.user")).ifPresent(request::setUserId);
    start
        .allTags()
        .forEach((key, value) ->
            request.addTags(Service.RunTag.newBuilder().setKey(key).setValue(value)));
    Service.RunInfo info = client.createRun(request.build());
    return new OpenRun(
        info.getRunId(), new ServerRun(client, artifacts, models, info, start.tags()));
  }

  @Override
  public TrackedRun resume(String runId) {
    Service.Run run = client.getRun(runId);
    if (run.getInfo().getStatus() != Service.RunStatus.RUNNING) {
      client.sendPost(
          "runs/update",
          JSON.createObjectNode().put("run_id", runId).put("status", "RUNNING").toString());
    }
    return new OpenRun(
        runId, new ServerRun(client, artifacts, models, run.getInfo(), info(run).tags()));
  }

  @Override
  public RunInfo run(String runId) {
    return info(client.getRun(runId));
  }

  @Override
  public List<RunInfo> search(RunQuery query) {
    RunFilter.parse(query.filter());
    List<RunInfo> runs = new ArrayList<>();
    String page = "";
    do {
      RunsPage found =
          client.searchRuns(
              List.of(query.experiment().id()),
              query.filter(),
              Service.ViewType.ACTIVE_ONLY,
              Math.min(PAGE, query.limit() - runs.size()),
              LATEST_FIRST,
              page);
      found.getItems().forEach(run -> runs.add(info(run)));
      page = found.getNextPageToken().orElse("");
    } while (!page.isEmpty() && runs.size() < query.limit());
    return List.copyOf(runs);
  }

  @Override
  public List<String> artifacts(String runId) {
    return artifacts.list(client.getRun(runId).getInfo().getArtifactUri());
  }

  @Override
  public byte[] artifact(String runId, String path) {
    String root = client.getRun(runId).getInfo().getArtifactUri();
    return artifacts.get(root, path, "run " + runId);
  }

  @Override
  public List<LoggedModel> models(String runId) {
    return models.of(client.getRun(runId).getInfo().getExperimentId(), runId);
  }

  @Override
  public List<String> modelFiles(LoggedModel model) {
    return artifacts.list(model.artifactLocation());
  }

  @Override
  public byte[] modelFile(LoggedModel model, String path) {
    return artifacts.get(model.artifactLocation(), path, "model " + model.id());
  }

  @Override
  public void tag(String runId, Map<String, String> tags) {
    MlflowRules.checkTags(tags);
    RunValues values =
        new RunValues(
            new LinkedHashMap<>(), List.of(), new LinkedHashMap<>(tags), Optional.empty());
    for (String body : ServerBatches.of(runId, values, 0)) {
      client.sendPost("runs/log-batch", body);
    }
  }

  @Override
  public void tag(Experiment experiment, Map<String, String> tags) {
    MlflowRules.checkExperimentTags(tags);
    tags.forEach((name, value) -> client.setExperimentTag(experiment.id(), name, value));
  }

  @Override
  public Map<String, String> tags(Experiment experiment) {
    return client.getExperiment(experiment.id()).getTagsList().stream()
        .collect(Collectors.toMap(Service.ExperimentTag::getKey, Service.ExperimentTag::getValue));
  }

  @Override
  public boolean isEmbedded() {
    return false;
  }

  @Override
  public Optional<UiLinks> links() {
    return Optional.of(new UiLinks(address.uri()));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.close();
    client.close();
  }

  /** Creates the experiment; if another process was faster, returns that one's. */
  private Service.Experiment create(String name) {
    TrackingException refused = null;
    try {
      client.createExperiment(Service.CreateExperiment.newBuilder().setName(name).build());
    } catch (TrackingException e) {
      refused = e;
    }
    Optional<Service.Experiment> created = client.experimentNamed(name);
    if (created.isEmpty()) {
      throw refused != null
          ? refused
          : new TrackingException(
              "%s created the experiment %s but does not find it; try again"
                  .formatted(address, name));
    }
    return created.get();
  }

  private static boolean isDeleted(Service.Experiment experiment) {
    return experiment.getLifecycleStage().equals("deleted");
  }

  private static Experiment experiment(Service.Experiment found) {
    return new Experiment(found.getExperimentId(), found.getName(), found.getArtifactLocation());
  }

  private static RunInfo info(Service.Run run) {
    Service.RunInfo info = run.getInfo();
    return new RunInfo(
        info.getRunId(),
        info.getExperimentId(),
        info.getRunName(),
        RunStatus.valueOf(info.getStatus().name()),
        Instant.ofEpochMilli(info.getStartTime()),
        // a run that was taken up again keeps the end that it had, on the server
        info.getEndTime() == 0 || info.getStatus() == Service.RunStatus.RUNNING
            ? Optional.empty()
            : Optional.of(Instant.ofEpochMilli(info.getEndTime())),
        run.getData().getParamsList().stream()
            .collect(Collectors.toMap(Service.Param::getKey, Service.Param::getValue)),
        run.getData().getMetricsList().stream()
            .collect(Collectors.toMap(Service.Metric::getKey, Service.Metric::getValue)),
        run.getData().getTagsList().stream()
            .collect(Collectors.toMap(Service.RunTag::getKey, Service.RunTag::getValue)),
        run.getInputs().getDatasetInputsList().stream().map(ServerRunTracker::input).toList());
  }

  private static DatasetInput input(Service.DatasetInput input) {
    Service.Dataset dataset = input.getDataset();
    String context =
        input.getTagsList().stream()
            .filter(tag -> tag.getKey().equals("mlflow.data.context"))
            .map(Service.InputTag::getValue)
            .findFirst()
            .orElse("");
    return new DatasetInput(
        dataset.getName(),
        dataset.getDigest(),
        dataset.getSourceType(),
        dataset.getSource(),
        dataset.getSchema(),
        dataset.getProfile(),
        context);
  }
}
