// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.tracking.fixture.MlflowServerProcess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real server that asks for a user and a password. */
final class BasicAuthTest {
  private static final String ADMIN_PASSWORD = "correct-horse-battery";
  private static MlflowServerProcess server;

  @BeforeAll
  static void start() {
    server =
        MlflowServerProcess.start(
            List.of("--app-name", "basic-auth"),
            Map.of(
                "MLFLOW_AUTH_ADMIN_PASSWORD",
                ADMIN_PASSWORD,
                "MLFLOW_FLASK_SERVER_SECRET_KEY",
                "for tests only"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ServerAddress as(String user, String password) {
    return ServerAddress.of(
        server.uri(),
        Map.of("MLFLOW_TRACKING_USERNAME", user, "MLFLOW_TRACKING_PASSWORD", password));
  }

  private static TrackedRun start(RunTracker tracker, Experiment experiment) {
    return tracker.start(new RunStart(experiment, "run", Optional.empty(), Map.of()));
  }

  @Test
  void withTheRightPasswordRunsFilesAndModelsAreRecorded() {
    try (RunTracker tracker = new ServerRunTracker(as("admin", ADMIN_PASSWORD))) {
      TrackedRun run = start(tracker, tracker.experiment("recorded"));
      run.log(RunValues.none().param("a", 1).metric("b", 2));
      run.logArtifacts(Map.of("a.txt", new byte[] {1}));
      LoggedModel model =
          run.logModel(new ModelFiles("model", Map.of(), _ -> Map.of("MLmodel", new byte[] {2})));
      run.finish();
      assertThat(tracker.run(run.id()).status()).isEqualTo(RunStatus.FINISHED);
      assertThat(tracker.artifact(run.id(), "a.txt")).containsExactly(1);
      assertThat(tracker.modelFile(model, "MLmodel")).containsExactly(2);
    }
  }

  @Test
  void withoutOrWithTheWrongPasswordNothingIs() {
    try (RunTracker nobody = new ServerRunTracker(ServerAddress.of(server.uri()));
        RunTracker stranger = new ServerRunTracker(as("admin", "a wrong guess"))) {
      assertThatThrownBy(() -> nobody.experiment("mine"))
          .isInstanceOf(TrackingException.class)
          .hasMessageContainingAll("401", "not authenticated", "none were given");
      assertThatThrownBy(() -> stranger.experiment("mine"))
          .isInstanceOf(TrackingException.class)
          .hasMessageContainingAll("401", "password is wrong", "MLFLOW_TRACKING_PASSWORD")
          .hasMessageNotContaining("a wrong guess");
    }
  }

  @Test
  void whoMayOnlyReadCannotRecord() {
    ServerCalls.post(
        as("admin", ADMIN_PASSWORD),
        "users/create",
        "{\"username\": \"reader\", \"password\": \"reader-of-runs\"}");
    try (RunTracker admin = new ServerRunTracker(as("admin", ADMIN_PASSWORD));
        RunTracker reader = new ServerRunTracker(as("reader", "reader-of-runs"))) {
      Experiment experiment = admin.experiment("of the admin");
      TrackedRun run = start(admin, experiment);
      run.finish();
      assertThat(reader.search(RunQuery.all(experiment)))
          .extracting(RunInfo::id)
          .containsExactly(run.id());
      assertThatThrownBy(() -> start(reader, experiment))
          .isInstanceOf(TrackingException.class)
          .hasMessageContainingAll("403", "Permission denied", "MLFLOW_EXPERIMENT_NAME");
    }
  }
}
