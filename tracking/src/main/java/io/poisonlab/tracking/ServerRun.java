// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.List;
import java.util.Map;
import org.mlflow.api.proto.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A run that is being recorded on a server. */
final class ServerRun implements RunRecorder {
  private static final JsonMapper JSON = new JsonMapper();

  private final ServerClient client;
  private final ServerArtifacts artifacts;
  private final ServerModels models;
  private final Service.RunInfo info;
  private final Map<String, String> tags;

  ServerRun(
      ServerClient client,
      ServerArtifacts artifacts,
      ServerModels models,
      Service.RunInfo info,
      Map<String, String> tags) {
    this.client = client;
    this.artifacts = artifacts;
    this.models = models;
    this.info = info;
    this.tags = tags;
  }

  @Override
  public void log(RunValues values) {
    for (String body : ServerBatches.of(info.getRunId(), values, System.currentTimeMillis())) {
      client.sendPost("runs/log-batch", body);
    }
  }

  @Override
  public void logInputs(List<DatasetInput> inputs) {
    ObjectNode body = JSON.createObjectNode().put("run_id", info.getRunId());
    ArrayNode datasets = body.putArray("datasets");
    inputs.forEach(input -> describe(input, datasets.addObject()));
    client.logInputs(body.toString());
  }

  private static void describe(DatasetInput input, ObjectNode entry) {
    entry
        .putArray("tags")
        .addObject()
        .put("key", "mlflow.data.context")
        .put("value", input.context());
    entry
        .putObject("dataset")
        .put("name", input.name())
        .put("digest", input.digest())
        .put("source_type", input.sourceType())
        .put("source", input.source())
        .put("schema", input.schema())
        .put("profile", input.profile());
  }

  @Override
  public void logArtifacts(Map<String, byte[]> files) {
    artifacts.put(info.getArtifactUri(), files);
  }

  @Override
  public LoggedModel logModel(ModelFiles model) {
    return models.log(info.getExperimentId(), info.getRunId(), tags, model);
  }

  @Override
  public void end(RunStatus status) {
    client.setTerminated(info.getRunId(), Service.RunStatus.valueOf(status.name()));
  }
}
