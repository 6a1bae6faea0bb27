// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** MLflow 3's logged models, which the Java client does not know yet. */
final class ServerModels {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String READY = "LOGGED_MODEL_READY";

  private final ServerClient client;
  private final ServerArtifacts artifacts;
  private final ExecutorService threads;

  ServerModels(ServerClient client, ServerArtifacts artifacts, ExecutorService threads) {
    this.client = client;
    this.artifacts = artifacts;
    this.threads = threads;
  }

  /**
   * Creates the model, stores its files while it is entered as the run's output, and marks it
   * ready; or, if one of these fails, marks it as failed and throws.
   *
   * @param tags the run's; the model takes those that say who made it and with what
   */
  LoggedModel log(String experimentId, String runId, Map<String, String> tags, ModelFiles files) {
    LoggedModel model = create(experimentId, runId, tags, files);
    try {
      Map<String, byte[]> contents = files.files().apply(model);
      contents.keySet().forEach(MlflowRules::checkPath);
      List<Future<?>> parts = new ArrayList<>();
      parts.add(threads.submit(() -> enterAsOutput(model)));
      parts.add(threads.submit(() -> artifacts.put(model.artifactLocation(), contents)));
      ServerArtifacts.await(parts);
      mark(model, READY);
      return model;
    } catch (RuntimeException | Error e) {
      try {
        mark(model, "LOGGED_MODEL_UPLOAD_FAILED");
      } catch (TrackingException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  /** Returns the models of the run that are ready, the oldest first. */
  List<LoggedModel> of(String experimentId, String runId) {
    record Found(long created, LoggedModel model) {}
    List<Found> found = new ArrayList<>();
    String page = "";
    do {
      ObjectNode body = JSON.createObjectNode();
      body.putArray("experiment_ids").add(experimentId);
      body.put("filter", "source_run_id = '" + runId + "'");
      if (!page.isEmpty()) {
        body.put("page_token", page);
      }
      JsonNode answer = client.post("logged-models/search", body.toString());
      for (JsonNode model : answer.path("models")) {
        JsonNode info = model.path("info");
        if (info.path("status").asString("").equals(READY)) {
          found.add(new Found(info.path("creation_timestamp_ms").asLong(0), model(model)));
        }
      }
      page = answer.path("next_page_token").asString("");
    } while (!page.isEmpty());
    return found.stream()
        .sorted(Comparator.comparingLong(Found::created))
        .map(Found::model)
        .toList();
  }

  private LoggedModel create(
      String experimentId, String runId, Map<String, String> tags, ModelFiles files) {
    ObjectNode body = JSON.createObjectNode();
    body.put("experiment_id", experimentId).put("name", files.name()).put("source_run_id", runId);
    ArrayNode params = body.putArray("params");
    files.params().forEach((key, value) -> params.add(ServerBatches.pair(key, value)));
    ArrayNode origin = body.putArray("tags");
    tags.forEach((key, value) -> {
      if (key.equals("mlflow.user") || key.startsWith("mlflow.source.")) {
        origin.add(ServerBatches.pair(key, value));
      }
    });
    return model(client.post("logged-models", body.toString()).path("model"));
  }

  private void enterAsOutput(LoggedModel model) {
    ObjectNode body = JSON.createObjectNode().put("run_id", model.runId());
    body.putArray("models").addObject().put("model_id", model.id()).put("step", 0);
    client.sendPost("runs/outputs", body.toString());
  }

  private void mark(LoggedModel model, String status) {
    ObjectNode body = JSON.createObjectNode().put("model_id", model.id()).put("status", status);
    client.sendPatch("logged-models/" + model.id(), body.toString());
  }

  private static LoggedModel model(JsonNode model) {
    JsonNode info = model.path("info");
    return new LoggedModel(
        info.path("model_id").asString(),
        info.path("name").asString(),
        info.path("source_run_id").asString(),
        info.path("experiment_id").asString(),
        info.path("artifact_uri").asString());
  }
}
