// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is logged is read back equal, or refused as a whole. */
interface RunValuesContract extends TrackerHome {
  @Test
  default void valuesAreReadBackEqual() {
    Map<String, String> params =
        Map.of(
            "poison_type", "label-flip",
            "größe/深さ", "ä 漢字 🙂",
            "long", "x".repeat(5999) + "é",
            "a b.c-d_e", "with\nline end\n",
            "number", "0.10");
    Map<String, Double> metrics =
        Map.of(
            "accuracy", 0.9666666666666667,
            "class/setosa/recall", 1.0,
            "tiny", 4.9e-324,
            "huge", -1.7976931348623157e308,
            "third", 1.0 / 3.0,
            "count", 1.0e7);
    Map<String, String> tags =
        Map.of("mlflow.user", "jo", "note", "first line\nsecond\r\nthird ü\n", "stage/one", "yes");
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "label-flip 10 % · tree · seed 1")) {
      RunValues values = RunValues.none().params(params).metrics(metrics);
      for (Map.Entry<String, String> tag : tags.entrySet()) {
        values = values.tag(tag.getKey(), tag.getValue());
      }
      run.log(values);

      RunInfo info = reread(run);
      assertThat(info.params()).isEqualTo(params);
      assertThat(info.metrics()).isEqualTo(metrics);
      assertThat(info.tags()).containsAllEntriesOf(tags);
      assertThat(info.name()).isEqualTo("label-flip 10 % · tree · seed 1");
      assertThat(info.id()).isEqualTo(run.id()).matches("[0-9a-f]{32}");
    }
  }

  @Test
  default void moreValuesThanOneBatchHolds() {
    RunValues values = RunValues.none();
    Map<String, String> params = new HashMap<>();
    Map<String, Double> metrics = new HashMap<>();
    for (int i = 0; i < 120; i++) {
      params.put("param_" + i, "value " + i);
      values = values.tag("tag_" + i, "value " + i);
    }
    for (int i = 0; i < 1100; i++) {
      metrics.put("metric_" + i, i / 7.0);
    }
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "many")) {
      run.log(values.params(params).metrics(metrics));
      RunInfo info = reread(run);
      assertThat(info.params()).isEqualTo(params);
      assertThat(info.metrics()).isEqualTo(metrics);
      assertThat(info.tags()).containsEntry("tag_119", "value 119");
    }
  }

  @Test
  default void theLatestValueOfAMetricIsRead() throws InterruptedException {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "steps")) {
      run.log(
          RunValues.none()
              .metric("loss", 0.2, 3)
              .metric("loss", 0.9, 1)
              .metric("loss", 0.5, 2)
              .metric("again", 0.9));
      Thread.sleep(2);
      run.log(RunValues.none().metric("again", 0.4));
      assertThat(reread(run).metrics()).isEqualTo(Map.of("loss", 0.2, "again", 0.4));
    }
  }

  @Test
  default void noValuesAreNothing() {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "empty")) {
      run.log(RunValues.none());
      RunInfo info = reread(run);
      assertThat(info.params()).isEmpty();
      assertThat(info.metrics()).isEmpty();
      assertThat(info.inputs()).isEmpty();
    }
  }

  @Test
  default void aParameterKeepsItsValue() {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "params")) {
      run.log(RunValues.none().param("seed", 1));
      run.log(RunValues.none().param("seed", 1).param("depth", 3));
      assertThatThrownBy(
              () -> run.log(RunValues.none().param("new", "x").param("seed", 2).metric("m", 1)))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("seed")
          .hasMessageContaining("'1'")
          .hasMessageContaining("'2'");
      assertThat(reread(run).params()).isEqualTo(Map.of("seed", "1", "depth", "3"));
      assertThat(reread(run).metrics()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a//b", "/a", "a/", "../a", "a/../b", "./a", "a=b", "a\nb", "a\\b"})
  default void aNameThatMlflowRefusesIsRefused(String name) {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "names")) {
      for (RunValues values :
          List.of(
              RunValues.none().param(name, 1).param("fine", 1),
              RunValues.none().metric(name, 1).param("fine", 1),
              RunValues.none().tag(name, "1").param("fine", 1))) {
        assertThatThrownBy(() -> run.log(values))
            .isInstanceOf(TrackingException.class)
            .hasMessageContaining("found '" + name + "'");
      }
      assertThat(reread(run).params()).isEmpty();
    }
  }

  @Test
  default void aValueThatIsTooLongIsRefused() {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "long")) {
      run.log(RunValues.none().param("longest", "🙂".repeat(6000)));
      assertThat(reread(run).params()).containsEntry("longest", "🙂".repeat(6000));
      assertThatThrownBy(() -> run.log(RunValues.none().param("p", "x".repeat(6001))))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("6001")
          .hasMessageContaining("6000");
      assertThatThrownBy(() -> run.log(RunValues.none().tag("t", "x".repeat(8001))))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("8000");
    }
  }

  @Test
  default void inputsAreReadBackEqual() {
    DatasetInput training =
        new DatasetInput(
            "iris",
            "cd6553d3",
            "local",
            "{\"uri\": \"data iris/größe.csv\"}",
            "{\"mlflow_colspec\": [{\"type\": \"double\", \"name\": \"sepal: 'a' # b\", \"required\": true}]}",
            "{\"num_rows\": 120, \"num_elements\": 600}",
            "training");
    DatasetInput evaluation =
        new DatasetInput(
            "iris-test",
            "00000000",
            "local",
            "{\"uri\": \"b.csv\"}",
            training.schema(),
            "{\"num_rows\": 30, \"num_elements\": 150}",
            "evaluation");
    try (RunTracker tracker = open()) {
      Experiment experiment = experiment(tracker);
      try (TrackedRun first = start(tracker, experiment, "first");
          TrackedRun second = start(tracker, experiment, "second")) {
        first.logInput(training);
        first.logInput(evaluation);
        second.logInput(training);
        second.logInputs(List.of());
        assertThat(reread(first).inputs()).containsExactlyInAnyOrder(training, evaluation);
        assertThat(reread(second).inputs()).containsExactly(training);
        second.logInputs(List.of(training, evaluation));
        assertThat(reread(second).inputs()).containsExactlyInAnyOrder(training, evaluation);
      }
    }
  }

  @Test
  default void tagsCanBeSetAfterTheEnd() {
    try (RunTracker tracker = open()) {
      TrackedRun run =
          tracker.start(
              new RunStart(
                  experiment(tracker), "run", Optional.empty(), Map.of("verdict", "none")));
      run.finish();
      tracker.tag(run.id(), Map.of("verdict", "pass", "checked", "yes"));
      assertThat(reread(run).tags())
          .containsEntry("verdict", "pass")
          .containsEntry("checked", "yes");
      assertThat(reread(run).status()).isEqualTo(RunStatus.FINISHED);
    }
  }
}
