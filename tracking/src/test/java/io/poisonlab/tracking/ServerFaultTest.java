// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static io.poisonlab.tracking.StubServer.Answer.json;
import static io.poisonlab.tracking.StubServer.Answer.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.tracking.StubServer.Answer;
import io.poisonlab.tracking.StubServer.Request;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a user reads when a server does not do its part. */
final class ServerFaultTest {
  private static final ServerHttp.Patience PATIENT = patience(Duration.ofSeconds(30));
  private static final ServerHttp.Patience IMPATIENT = patience(Duration.ofMillis(500));
  private static final Experiment EXPERIMENT = new Experiment("1", "iris", "mlflow-artifacts:/1");
  private static final Answer STARTED =
      json(
          200,
          """
          {"run": {"info": {"run_id": "0123456789abcdef0123456789abcdef", "experiment_id": "1",
            "artifact_uri": "mlflow-artifacts:/1/0123456789abcdef0123456789abcdef/artifacts"}}}
          """);
  private static final Answer DONE = json(200, "{}");

  private static ServerHttp.Patience patience(Duration answer) {
    return new ServerHttp.Patience(
        Duration.ofSeconds(10), answer, answer, 3, Duration.ofMillis(10));
  }

  private static ServerRunTracker tracker(URI uri, Map<String, String> environment) {
    return new ServerRunTracker(ServerAddress.of(uri, environment), PATIENT);
  }

  private static ServerRunTracker tracker(StubServer server) {
    return tracker(server.uri(), Map.of());
  }

  private static TrackedRun start(RunTracker tracker) {
    return tracker.start(new RunStart(EXPERIMENT, "run", Optional.empty(), Map.of()));
  }

  private static void assertRefused(StubServer server, String... words) {
    try (server;
        ServerRunTracker tracker = tracker(server)) {
      assertThatThrownBy(() -> tracker.experiment("iris"))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining(server.uri().toString())
          .hasMessageContainingAll(words);
    }
  }

  @Test
  void aServerThatIsNotThere() {
    URI gone;
    try (StubServer server = StubServer.answering(DONE)) {
      gone = server.uri();
    }
    try (ServerRunTracker tracker = tracker(gone, Map.of())) {
      assertThatThrownBy(() -> tracker.experiment("iris"))
          .isInstanceOf(TrackingException.class)
          .hasMessageContainingAll(
              "cannot reach", gone.toString(), "refused", "mlflow server", "MLFLOW_TRACKING_URI");
    }
  }

  @Test
  void aHostThatDoesNotExist() {
    try (ServerRunTracker tracker = tracker(URI.create("http://mlflow.invalid"), Map.of())) {
      assertThatThrownBy(() -> tracker.experiment("iris"))
          .isInstanceOf(TrackingException.class)
          .hasMessageContainingAll("http://mlflow.invalid", "no such host");
    }
  }

  @Test
  void noCredentials() {
    assertRefused(
        StubServer.answering(text(401, "text/html", "You are not authenticated.")),
        "401",
        "You are not authenticated",
        "none were given",
        "MLFLOW_TRACKING_USERNAME",
        "MLFLOW_TRACKING_TOKEN");
  }

  @Test
  void wrongCredentialsAreNotShown() {
    for (Map<String, String> environment :
        List.of(
            Map.of("MLFLOW_TRACKING_USERNAME", "jo", "MLFLOW_TRACKING_PASSWORD", "s3cret!"),
            Map.of("MLFLOW_TRACKING_TOKEN", "s3cret!"))) {
      try (StubServer server = StubServer.answering(text(401, "text/plain", ""));
          ServerRunTracker tracker = tracker(server.uri(), environment)) {
        assertThatThrownBy(() -> tracker.experiment("iris"))
            .isInstanceOf(TrackingException.class)
            .hasMessageMatching("(?s).*(password is wrong|token is wrong).*")
            .hasMessageNotContaining("s3cret!")
            .hasStackTraceContaining("TrackingException")
            .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("s3cret!"));
        assertThat(tracker.location()).doesNotContain("s3cret!");
        assertThat(server.requests().getFirst().authorization()).isPresent();
      }
    }
  }

  @Test
  void aUserInTheAddressIsUsedButNotShown() {
    try (StubServer server = StubServer.answering(text(401, "text/plain", ""))) {
      URI uri = URI.create("http://jo:s3cret@127.0.0.1:" + server.port() + "/");
      try (ServerRunTracker tracker = tracker(uri, Map.of())) {
        assertThatThrownBy(() -> tracker.experiment("iris")).hasMessageNotContaining("s3cret");
        assertThat(tracker.location()).isEqualTo(server.uri().toString());
        assertThat(server.requests().getFirst().authorization()).contains("Basic am86czNjcmV0");
      }
    }
  }

  @Test
  void noPermission() {
    assertRefused(
        StubServer.answering(text(403, "text/plain", "Permission denied")),
        "403",
        "Permission denied",
        "administrator");
  }

  @Test
  void aHostHeaderThatTheServerDoesNotExpect() {
    assertRefused(
        StubServer.answering(
            text(
                403, "text/plain", "Invalid Host header - possible DNS rebinding attack detected")),
        "--allowed-hosts 127.0.0.1:");
  }

  @Test
  void anInternalErrorIsPassedOnShortened() {
    StubServer server =
        StubServer.answering(
            json(
                500,
                "{\"error_code\": \"INTERNAL_ERROR\", \"message\": \"disk %s\"}"
                    .formatted("full ".repeat(500))));
    try (server;
        ServerRunTracker tracker = tracker(server)) {
      assertThatThrownBy(() -> start(tracker))
          .isInstanceOf(TrackingException.class)
          .hasMessageContainingAll("500", "disk full full", "…", "log")
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
      assertThat(server.requests()).as("a run must not be started twice").hasSize(1);
    }
  }

  @Test
  void aBusyServerIsAskedAgain() {
    try (StubServer server =
            StubServer.answering(
                json(429, "{}").withHeader("Retry-After", "0"),
                json(503, "{\"error_code\": \"TEMPORARILY_UNAVAILABLE\"}"),
                STARTED);
        ServerRunTracker tracker = tracker(server)) {
      assertThat(start(tracker).id()).isEqualTo("0123456789abcdef0123456789abcdef");
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void aServerThatStaysBusyIsGivenUp() {
    try (StubServer server = StubServer.answering(text(503, "text/plain", "come back later"));
        ServerRunTracker tracker = tracker(server)) {
      assertThatThrownBy(() -> start(tracker)).hasMessageContainingAll("503", "come back later");
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void aGatewayErrorIsRepeatedOnlyWhereThatIsSafe() {
    try (StubServer server = StubServer.answering(STARTED, text(502, "text/html", "<h1>Bad"));
        ServerRunTracker tracker = tracker(server)) {
      TrackedRun run = start(tracker);
      assertThatThrownBy(() -> run.log(RunValues.none().param("a", 1)))
          .hasMessageContainingAll("502", "log-batch");
      assertThat(server.requests()).as("log-batch three times").hasSize(4);
      assertThatThrownBy(() -> start(tracker)).hasMessageContaining("502");
      assertThat(server.requests()).as("create once").hasSize(5);
    }
  }

  @Test
  void aServerThatHangs() {
    Answer never = exchange -> Thread.sleep(Duration.ofSeconds(30));
    Answer half =
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          Thread.sleep(Duration.ofSeconds(30));
        };
    for (Answer answer : List.of(never, half)) {
      try (StubServer server = StubServer.answering(answer);
          ServerRunTracker tracker =
              new ServerRunTracker(ServerAddress.of(server.uri()), IMPATIENT)) {
        long begin = System.nanoTime();
        assertThatThrownBy(() -> tracker.experiment("iris"))
            .isInstanceOf(TrackingException.class)
            .hasMessageContainingAll("did not answer in time", "500 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void somethingElseThatListens() {
    assertRefused(
        StubServer.answering(text(200, "text/html", "<html>Jenkins</html>")),
        "text/html",
        "instead of MLflow's JSON",
        "<html>Jenkins</html>",
        "MLFLOW_TRACKING_URI");
    assertRefused(
        StubServer.answering(text(404, "text/html", "<html>Not Found</html>")),
        "404",
        "no MLflow there",
        "MLflow 3 or newer");
  }

  @Test
  void aRedirectIsNotFollowedWithCredentials() {
    assertRefused(
        StubServer.answering(
            text(308, "text/html", "").withHeader("Location", "https://mlflow.example/")),
        "308",
        "sends on to https://mlflow.example/",
        "MLFLOW_TRACKING_URI");
  }

  @Test
  void anAnswerThatBreaksOff() {
    Answer truncated =
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write("{\"experiment\":".getBytes(UTF_8));
          exchange.getResponseBody().flush();
        };
    StubServer server = StubServer.answering(truncated);
    assertRefused(server, "cannot reach", "get-by-name");
    assertThat(server.requests()).as("a GET may be repeated").hasSize(3);
    StubServer broken = StubServer.answering(json(200, "{\"experiment\": {\"name\": "));
    assertRefused(broken, "instead of MLflow's JSON");
  }

  @Test
  void aDeletedExperiment() {
    assertRefused(
        StubServer.answering(
            json(
                200,
                """
                {"experiment": {"experiment_id": "7", "name": "iris",
                  "artifact_location": "mlflow-artifacts:/7", "lifecycle_stage": "deleted"}}
                """)),
        "deleted",
        "mlflow experiments restore --experiment-id 7",
        "mlflow experiments rename",
        "MLFLOW_EXPERIMENT_NAME");
  }

  @Test
  void artifactsThatTheServerDoesNotHandThrough() {
    for (String root : new String[] {"s3://bucket/7", "file:///srv/mlruns/7", "/srv/mlruns/7"}) {
      StubServer server =
          StubServer.answering(
              json(
                  200,
                  """
                  {"experiment": {"experiment_id": "7", "name": "iris",
                    "artifact_location": "%s", "lifecycle_stage": "active"}}
                  """
                      .formatted(root)));
      assertRefused(server, root, "--serve-artifacts", "--artifacts-destination");
    }
    assertRefused(
        StubServer.answering(
            text(503, "text/plain", "Endpoint: … disabled … with `--no-serve-artifacts`")),
        "does not take files",
        "--serve-artifacts");
  }

  @Test
  void aModelWhoseUploadFailsIsMarked() {
    Answer created =
        json(
            200,
            """
            {"model": {"info": {"model_id": "m-1", "experiment_id": "1", "name": "model",
              "source_run_id": "0123456789abcdef0123456789abcdef",
              "artifact_uri": "mlflow-artifacts:/1/models/m-1/artifacts"}}}
            """);
    Answer byMethod =
        exchange ->
            (exchange.getRequestMethod().equals("PUT")
                    ? json(500, "{\"message\": \"no space left\"}")
                    : DONE)
                .give(exchange);
    try (StubServer server = StubServer.answering(STARTED, created, byMethod);
        ServerRunTracker tracker = tracker(server)) {
      TrackedRun run = start(tracker);
      assertThatThrownBy(() ->
              run.logModel(new ModelFiles("model", Map.of(), _ -> Map.of("MLmodel", new byte[1]))))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("no space left");
      Request last = server.requests().getLast();
      assertThat(last).hasToString("PATCH /api/2.0/mlflow/logged-models/m-1");
      assertThat(last.body()).contains("LOGGED_MODEL_UPLOAD_FAILED");
    }
  }

  @Test
  void aDataSetThatAnotherRunInsertsAtTheSameTime() {
    Answer race =
        json(
            400,
            "{\"error_code\": \"BAD_REQUEST\", \"message\": \"(psycopg2.errors.UniqueViolation)"
                + " duplicate key value [SQL: INSERT INTO datasets (…)]\"}");
    DatasetInput input = new DatasetInput("iris", "1", "local", "{}", "{}", "{}", "training");
    try (StubServer server = StubServer.answering(STARTED, race, DONE);
        ServerRunTracker tracker = tracker(server)) {
      start(tracker).logInput(input);
      assertThat(server.requests()).hasSize(3);
    }
    try (StubServer server = StubServer.answering(STARTED, race);
        ServerRunTracker tracker = tracker(server)) {
      TrackedRun run = start(tracker);
      assertThatThrownBy(() -> run.logInput(input)).hasMessageContaining("duplicate key");
    }
  }

  @Test
  void valuesThatAreNotFiniteAreReadAsTheyAre() {
    Answer run =
        json(
            200,
            """
            {"run": {"info": {"run_id": "a", "experiment_id": "1", "run_name": "by Python",
               "status": "FINISHED", "start_time": 1, "end_time": 2, "new_field": [1]},
             "data": {"metrics": [{"key": "nan", "value": "NaN"}, {"key": "inf",
               "value": "Infinity"}, {"key": "minus", "value": "-Infinity"}]}}}
            """);
    try (StubServer server = StubServer.answering(run);
        ServerRunTracker tracker = tracker(server)) {
      assertThat(tracker.run("a").metrics())
          .isEqualTo(
              Map.of(
                  "nan", Double.NaN,
                  "inf", Double.POSITIVE_INFINITY,
                  "minus", Double.NEGATIVE_INFINITY));
    }
  }

  @Test
  void anAbsentFileOfAnS3StoreIsNamed() {
    Answer failure = json(500, "{\"message\": \"failures occurred while downloading\"}");
    Answer files = json(200, "{\"files\": [{\"path\": \"a.txt\", \"is_dir\": false}]}");
    LoggedModel model = new LoggedModel("m-1", "model", "a", "1", "mlflow-artifacts:/1/models/m-1");
    Answer nothing = text(200, "application/octet-stream", "");
    try (StubServer server = StubServer.answering(failure, files, failure, files, nothing, files);
        ServerRunTracker tracker = tracker(server)) {
      assertThatThrownBy(() -> tracker.modelFile(model, "b.txt"))
          .isInstanceOf(TrackingException.class)
          .hasMessageContainingAll("m-1", "no file 'b.txt'", "[a.txt]");
      assertThatThrownBy(() -> tracker.modelFile(model, "a.txt"))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("failures occurred while downloading");
      assertThatThrownBy(() -> tracker.modelFile(model, "folder"))
          .hasMessageContainingAll("no file 'folder'");
    }
  }

  @Test
  void credentialsStayWithTheServer() {
    try (StubServer other = StubServer.answering(DONE);
        StubServer server =
            StubServer.answering(
                json(
                    200,
                    """
                    {"run": {"info": {"run_id": "a", "experiment_id": "1",
                      "artifact_uri": "mlflow-artifacts://localhost:%d/1/a/artifacts"}}}
                    """
                        .formatted(other.port())));
        ServerRunTracker tracker =
            tracker(server.uri(), Map.of("MLFLOW_TRACKING_TOKEN", "s3cret"))) {
      assertThat(tracker.artifacts("a")).isEmpty();
      assertThat(server.requests().getFirst().authorization()).contains("Bearer s3cret");
      assertThat(other.requests()).hasSize(1);
      assertThat(other.requests().getFirst().authorization()).isEmpty();
    }
  }

  @Test
  void aPathPrefixIsKept() {
    try (StubServer server = StubServer.answering(STARTED, DONE);
        ServerRunTracker tracker = tracker(URI.create(server.uri() + "/ml/flow/"), Map.of())) {
      TrackedRun run = start(tracker);
      run.logArtifacts(Map.of("a b/ü+&.txt", new byte[1]));
      assertThat(server.requests())
          .extracting(Request::toString)
          .containsExactly(
              "POST /ml/flow/api/2.0/mlflow/runs/create",
              "PUT /ml/flow/api/2.0/mlflow-artifacts/artifacts/1/0123456789abcdef0123456789abcdef/artifacts/a%20b/%C3%BC%2B%26.txt");
    }
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
