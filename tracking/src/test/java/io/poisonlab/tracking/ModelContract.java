// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models are stored whole or not at all. */
interface ModelContract extends TrackerHome {
  private static ModelFiles model(String name, byte[] content) {
    return new ModelFiles(
        name,
        Map.of("depth", "3"),
        logged ->
            Map.of(
                "MLmodel",
                ("model_id: " + logged.id() + "\n").getBytes(UTF_8),
                "data/model.onnx",
                content));
  }

  @Test
  default void aModelIsReadBackEqual() {
    try (RunTracker tracker = open()) {
      Experiment experiment = experiment(tracker);
      TrackedRun run = start(tracker, experiment, "run");
      LoggedModel logged = run.logModel(model("model", new byte[] {0, 1, -1}));
      assertThat(logged.id()).matches("m-[0-9a-f]{32}");
      assertThat(logged.name()).isEqualTo("model");
      assertThat(logged.runId()).isEqualTo(run.id());
      assertThat(logged.experimentId()).isEqualTo(experiment.id());
      assertThat(logged.artifactLocation()).endsWith("/models/" + logged.id() + "/artifacts");
      run.finish();

      try (RunTracker other = open()) {
        assertThat(other.models(run.id())).containsExactly(logged);
        LoggedModel found = other.models(run.id()).getFirst();
        assertThat(other.modelFiles(found)).containsExactly("MLmodel", "data/model.onnx");
        assertThat(other.modelFile(found, "MLmodel"))
            .asString(UTF_8)
            .isEqualTo("model_id: " + logged.id() + "\n");
        assertThat(other.modelFile(found, "data/model.onnx")).containsExactly(0, 1, -1);
        assertThat(other.artifacts(run.id())).isEmpty();
      }
    }
  }

  @Test
  default void modelsAreListedInTheOrderOfLogging() throws InterruptedException {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "run");
        TrackedRun other = start(tracker, experiment(tracker), "other")) {
      LoggedModel first = run.logModel(model("fold-2", new byte[1]));
      Thread.sleep(2);
      LoggedModel second = run.logModel(model("fold-1", new byte[2]));
      assertThat(tracker.models(run.id())).containsExactly(first, second);
      assertThat(tracker.models(other.id())).isEmpty();
    }
  }

  @Test
  default void metricsOfAModelAreMetricsOfTheRun() {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "run")) {
      LoggedModel logged = run.logModel(model("model", new byte[1]));
      run.log(RunValues.none().metric("accuracy", 0.25).ofModel(logged));
      run.log(RunValues.none().metric("fit_seconds", 0.5));
      assertThat(reread(run).metrics()).isEqualTo(Map.of("accuracy", 0.25, "fit_seconds", 0.5));
    }
  }

  @Test
  default void aModelWhoseFilesFailIsNotListed() {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "run")) {
      assertThatThrownBy(() ->
              run.logModel(
                  new ModelFiles(
                      "model",
                      Map.of(),
                      logged -> {
                        throw new IllegalStateException("no export");
                      })))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no export");
      assertThatThrownBy(() ->
              run.logModel(
                  new ModelFiles(
                      "model",
                      Map.of(),
                      logged -> Map.of("MLmodel", new byte[1], "../MLmodel", new byte[1]))))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("found '../MLmodel'");
      assertThat(tracker.models(run.id())).isEmpty();
    }
  }

  @Test
  default void aModelNameThatMlflowRefusesIsRefused() {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "run")) {
      assertThatThrownBy(() -> run.logModel(model("a/b", new byte[1])))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("found 'a/b'");
    }
  }

  @Test
  default void anAbsentModelFileIsNamed() {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "run")) {
      LoggedModel logged = run.logModel(model("model", new byte[1]));
      assertThatThrownBy(() -> tracker.modelFile(logged, "absent.txt"))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("'absent.txt'");
      assertThatThrownBy(() -> tracker.modelFile(logged, "../meta.yaml"))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("found '../meta.yaml'");
    }
  }
}
