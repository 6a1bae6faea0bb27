// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mlflow.api.proto.Service;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;
import org.mlflow_project.google.protobuf.InvalidProtocolBufferException;
import org.mlflow_project.google.protobuf.Message;
import org.mlflow_project.google.protobuf.util.JsonFormat;
import tools.jackson.databind.JsonNode;

/**
 * MLflow's Java client with another way of sending. Its own repeats every call that fails, with no
 * regard to what the call does (an unknown experiment costs three requests), waits without bound,
 * holds two connections, and takes no certificates; so its three {@code send} methods go over
 * {@link ServerHttp} here, and requests and answers stay the client's.
 */
final class ServerClient extends MlflowClient {
  private static final long serialVersionUID = 1L;

  /** Posts that only read, or that leave the same state when they are done twice. */
  private static final Set<String> REPEATABLE =
      Set.of(
          "runs/search",
          "experiments/search",
          "experiments/set-experiment-tag",
          "logged-models/search",
          "runs/log-batch",
          "runs/set-tag",
          "runs/update");

  /** SQLite, PostgreSQL, MySQL. */
  private static final List<String> DUPLICATE_ROW =
      List.of("UNIQUE constraint failed", "duplicate key", "Duplicate entry");

  private static final int DATASET_RACES = 3;

  private final transient ServerAddress address;
  private final transient ServerErrors errors;
  private final transient ServerHttp http;

  ServerClient(ServerAddress address, ServerErrors errors, ServerHttp http) {
    super(new BasicMlflowHostCreds(address.uri().toString()));
    this.address = address;
    this.errors = errors;
    this.http = http;
  }

  @Override
  public String sendGet(String path) {
    return checked(http.send(ServerCall.get(api(path)))).text();
  }

  @Override
  public String sendPost(String path, String json) {
    return post(path, json).toString();
  }

  @Override
  public String sendPatch(String path, String json) {
    return checked(http.send(ServerCall.json("PATCH", api(path), json, true))).text();
  }

  /** Posts and returns the answer as JSON, for what the client has no types of. */
  JsonNode post(String path, String json) {
    ServerCall call = ServerCall.json("POST", api(path), json, REPEATABLE.contains(path));
    return errors.json(http.send(call));
  }

  /**
   * Posts the data sets of a run. MLflow 3.17 looks whether it knows a data set and then inserts
   * it, so that of two runs that name a new one at once the slower is refused, with nothing
   * written; it is asked again, and then finds what the faster has inserted.
   */
  void logInputs(String json) {
    ServerCall call = ServerCall.json("POST", api("runs/log-inputs"), json, false);
    ServerAnswer answer = http.answer(call);
    for (int again = 0; again < DATASET_RACES && isDatasetRace(answer); again++) {
      answer = http.answer(call);
    }
    errors.json(errors.succeeded(answer));
  }

  private static boolean isDatasetRace(ServerAnswer answer) {
    String text = answer.succeeded() ? "" : answer.text();
    return text.contains("INSERT INTO datasets") && DUPLICATE_ROW.stream().anyMatch(text::contains);
  }

  /** Returns the experiment of this name, deleted ones too, in one request. */
  Optional<Service.Experiment> experimentNamed(String name) {
    String path = "experiments/get-by-name?experiment_name=" + encode(name);
    ServerAnswer answer = http.answer(ServerCall.get(api(path)));
    if (answer.status() == 404 && answer.errorCode().equals("RESOURCE_DOES_NOT_EXIST")) {
      return Optional.empty();
    }
    Service.GetExperimentByName.Response.Builder response =
        Service.GetExperimentByName.Response.newBuilder();
    merge(errors.succeeded(answer), response);
    return Optional.of(response.getExperiment());
  }

  /** Returns a run; unlike the client's own method it asks once. */
  @Override
  public Service.Run getRun(String runId) {
    ServerAnswer answer = http.send(ServerCall.get(api("runs/get?run_id=" + encode(runId))));
    Service.GetRun.Response.Builder response = Service.GetRun.Response.newBuilder();
    merge(answer, response);
    return response.getRun();
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private URI api(String path) {
    return URI.create(address.uri() + "/api/2.0/mlflow/" + path);
  }

  private ServerAnswer checked(ServerAnswer answer) {
    errors.json(answer);
    return answer;
  }

  private void merge(ServerAnswer answer, Message.Builder response) {
    try {
      JsonFormat.parser().ignoringUnknownFields().merge(checked(answer).text(), response);
    } catch (InvalidProtocolBufferException e) {
      TrackingException failure = errors.notMlflow(answer);
      failure.initCause(e);
      throw failure;
    }
  }
}
