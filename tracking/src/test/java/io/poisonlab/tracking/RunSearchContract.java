// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs are found by MLflow's filters, the latest start first. */
interface RunSearchContract extends TrackerHome {
  /** Three runs, a after b after c: {@code clean}, {@code label-flip}, {@code feature-noise}. */
  private Experiment threeRuns(RunTracker tracker) throws InterruptedException {
    Experiment experiment = experiment(tracker);
    for (String type : List.of("clean", "label-flip", "feature-noise")) {
      try (TrackedRun run =
          tracker.start(
              new RunStart(
                  experiment, type + " it's", Optional.empty(), Map.of("mlflow.user", "jo")))) {
        run.log(
            RunValues.none()
                .param("poison_type", type)
                .metric("accuracy", type.length() / 100.0)
                .metric("f1 macro/x-y", 1)
                .tag("with.dot", type));
        if (type.equals("clean")) {
          run.logInput(
              new DatasetInput(
                  "iris", "abc", "local", "{}", "{\"mlflow_colspec\": []}", "{}", "training"));
        } else {
          run.log(RunValues.none().param("only_poisoned", "Yes"));
        }
        if (!type.equals("feature-noise")) {
          run.finish();
        }
      }
      Thread.sleep(3);
    }
    return experiment;
  }

  private static List<String> types(List<RunInfo> runs) {
    return runs.stream().map(run -> run.params().getOrDefault("poison_type", "")).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "^^ | feature-noise label-flip clean",
        "params.poison_type = 'clean' | clean",
        "params.poison_type != 'clean' | feature-noise label-flip",
        "param.poison_type = \"clean\" | clean",
        "parameters.only_poisoned = 'Yes' | feature-noise label-flip",
        "params.only_poisoned != 'No' | feature-noise label-flip",
        "params.only_poisoned IS NULL | clean",
        "params.only_poisoned is not null | feature-noise label-flip",
        "params.poison_type LIKE '%l%n%' | clean",
        "params.poison_type like 'label_flip' | label-flip",
        "params.poison_type LIKE 'LABEL%' |",
        "params.poison_type ILIKE 'LABEL%' | label-flip",
        "metrics.accuracy > 0.05 | feature-noise label-flip",
        "metrics.accuracy >= 0.05 AND metrics.accuracy < 0.13 | label-flip clean",
        "metrics.accuracy <= 1e-1 and params.poison_type = 'label-flip' | label-flip",
        "metrics.accuracy = 0.05 | clean",
        "metrics.accuracy != 0.05 | feature-noise label-flip",
        "metrics.absent != 5 |",
        "metrics.`f1 macro/x-y` > -.5 | feature-noise label-flip clean",
        "metric.\"f1 macro/x-y\" < 1.0 |",
        "tags.with.dot = 'clean' | clean",
        "tags.`with.dot` = 'clean' | clean",
        "tag.\"with.dot\" ILIKE 'Clean' | clean",
        "attributes.status = 'FINISHED' | label-flip clean",
        "status != 'FINISHED' | feature-noise",
        "attributes.run_name LIKE '%it_s' | feature-noise label-flip clean",
        "run_name = \"clean it's\" | clean",
        "attributes.`Run Name` = \"clean it's\" | clean",
        "attributes.start_time > 0 | feature-noise label-flip clean",
        "attribute.end_time < 5 |",
        "dataset.name = 'iris' | clean",
        "datasets.context IN ('training', 'evaluation') | clean",
        "run.run_id IN ('none', 'nothing') |",
        "attributes.run_id NOT IN ('none') | feature-noise label-flip clean",
      })
  default void aFilterFindsItsRuns(String filter, String expected) throws InterruptedException {
    try (RunTracker tracker = open()) {
      Experiment experiment = threeRuns(tracker);
      List<String> wanted = expected == null ? List.of() : List.of(expected.split(" "));
      assertThat(types(tracker.search(new RunQuery(experiment, filter, 100)))).isEqualTo(wanted);
    }
  }

  @Test
  default void aLimitKeepsTheLatest() throws InterruptedException {
    try (RunTracker tracker = open()) {
      Experiment experiment = threeRuns(tracker);
      assertThat(types(tracker.search(new RunQuery(experiment, "", 2))))
          .containsExactly("feature-noise", "label-flip");
      assertThat(types(tracker.search(new RunQuery(experiment, "status = 'FINISHED'", 1))))
          .containsExactly("label-flip");
    }
  }

  @Test
  default void aFoundRunIsTheRun() throws InterruptedException {
    try (RunTracker tracker = open()) {
      RunInfo found = tracker.search(RunQuery.all(threeRuns(tracker))).getLast();
      assertThat(found).isEqualTo(tracker.run(found.id()));
      assertThat(found.inputs()).hasSize(1);
      assertThat(
              tracker.search(
                  new RunQuery(
                      tracker.experiment("Default"), "run_id = '%s'".formatted(found.id()), 5)))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "params.a = x | quotes",
        "params.a = `x` | quotes",
        "params.a == 'x' | operator",
        "params.a > 'x' | IS NOT NULL",
        "params.a IN ('x') | LIKE",
        "metrics.a LIKE 'x' | >=",
        "metrics.a = 'x' | number",
        "metrics.a-b > 1 | backticks",
        "status IN ('FINISHED') | LIKE",
        "attributes.experiment_id = '1' | run_id",
        "wrong.a = 'x' | metrics.",
        "params.a = 'x' or params.a = 'y' | 'and'",
        "params.a = 'x' params.b = 'y' | 'and'",
        "(params.a = 'x') | begins with a name",
        "params.a = | a value should follow",
        "params.a = 'x' and | should follow",
        "params.a = 'x | character 12",
        "params.a = 'it''s' | double quotes",
        "run_id IN ('a' 'b') | commas",
        "run_id IN 'a' | list",
      })
  default void aFilterThatCannotBeReadIsRefused(String filter, String message) {
    try (RunTracker tracker = open()) {
      assertThatThrownBy(
              () -> tracker.search(new RunQuery(tracker.experiment("Default"), filter, 100)))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining(filter)
          .hasMessageContaining(message);
    }
  }

  @Test
  default void aChildNamesItsParent() {
    try (RunTracker tracker = open()) {
      Experiment experiment = experiment(tracker);
      try (TrackedRun parent = start(tracker, experiment, "sweep");
          TrackedRun child =
              tracker.start(
                  new RunStart(experiment, "trial", Optional.of(parent.id()), Map.of("k", "v")))) {
        assertThat(reread(child).parentId()).contains(parent.id());
        assertThat(reread(child).tags()).containsEntry("k", "v");
        assertThat(reread(parent).parentId()).isEmpty();
        List<RunInfo> children =
            tracker.search(
                new RunQuery(
                    experiment, "tags.mlflow.parentRunId = '%s'".formatted(parent.id()), 10));
        assertThat(children).extracting(RunInfo::id).containsExactly(child.id());
      }
    }
  }

  @Test
  default void anUnknownRunIsNamed() {
    try (RunTracker tracker = open()) {
      String unknown = "0123456789abcdef0123456789abcdef";
      assertThatThrownBy(() -> tracker.run(unknown))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining(unknown);
      assertThatThrownBy(() -> tracker.tag(unknown, Map.of("a", "b")))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining(unknown);
      assertThatThrownBy(() -> tracker.run("../0")).isInstanceOf(TrackingException.class);
    }
  }
}
