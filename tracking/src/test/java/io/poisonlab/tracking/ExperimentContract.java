// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments are found by name and created once. */
interface ExperimentContract extends TrackerHome {
  @Test
  default void anExperimentIsCreatedOnce() {
    String name = "iris " + UUID.randomUUID();
    try (RunTracker tracker = open();
        RunTracker other = open()) {
      assertThat(tracker.findExperiment(name)).isEmpty();
      Experiment created = tracker.experiment(name);
      assertThat(created.name()).isEqualTo(name);
      assertThat(created.id()).matches("\\d{1,18}");
      assertThat(other.experiment(name)).isEqualTo(created);
      assertThat(other.findExperiment(name)).contains(created);
    }
  }

  @Test
  default void experimentsAreListedByName() throws Exception {
    String prefix = "list " + UUID.randomUUID();
    try (RunTracker tracker = open()) {
      Experiment last = tracker.experiment(prefix + " b");
      Experiment first = tracker.experiment(prefix + " a");
      Experiment gone = tracker.experiment(prefix + " c");
      start(tracker, gone, "run").finish();
      deleteExperiment(gone);
      try (RunTracker other = open()) {
        assertThat(other.experiments())
            .filteredOn(experiment -> experiment.name().startsWith(prefix))
            .containsExactly(first, last);
      }
    }
  }

  @Test
  default void anExperimentThatMustExistIsNamedWithThoseThatDo() {
    String name = "name " + UUID.randomUUID();
    try (RunTracker tracker = open()) {
      Experiment there = tracker.experiment(name);
      assertThat(tracker.existing(name)).isEqualTo(there);
      assertThatThrownBy(() -> tracker.existing(name + "x"))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("there is no experiment \"" + name + "x\" in " + tracker.location())
          .hasMessageContaining("name one as in --experiment \"")
          .hasMessageContaining("did you mean " + name + "?");
    }
  }

  @Test
  default void anExperimentHasTags() throws Exception {
    String note = "**bold**, größe 深\n\n| a | b |\n";
    try (RunTracker tracker = open()) {
      Experiment experiment = experiment(tracker);
      assertThat(tracker.tags(experiment)).doesNotContainKey("mlflow.note.content");
      tracker.tag(experiment, Map.of("mlflow.note.content", "first", "other", "stays"));
      tracker.tag(experiment, Map.of("mlflow.note.content", note));
      TrackedRun run = start(tracker, experiment, "run");
      run.finish();
      try (RunTracker other = open()) {
        assertThat(other.tags(experiment))
            .containsEntry("mlflow.note.content", note)
            .containsEntry("other", "stays");
        assertThat(other.search(RunQuery.all(experiment)))
            .extracting(RunInfo::id)
            .containsExactly(run.id());
        assertThat(reread(run).tags()).doesNotContainKey("other");
      }
    }
  }

  @Test
  default void aLongTagOfAnExperimentIsRefused() {
    try (RunTracker tracker = open()) {
      Experiment experiment = experiment(tracker);
      tracker.tag(experiment, Map.of("note", "x".repeat(5000)));
      assertThatThrownBy(() -> tracker.tag(experiment, Map.of("note", "y".repeat(5001))))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("note has 5001 characters, MLflow keeps at most 5000");
      assertThat(tracker.tags(experiment).get("note")).startsWith("x");
    }
  }

  @Test
  default void theExperimentOfARunIsFound() throws Exception {
    try (RunTracker tracker = open()) {
      Experiment experiment = experiment(tracker);
      TrackedRun run = start(tracker, experiment, "run");
      run.finish();
      RunInfo info = reread(run);
      assertThat(tracker.experimentOf(info)).isEqualTo(experiment);
      deleteExperiment(experiment);
      try (RunTracker other = open()) {
        assertThat(other.experimentOf(info)).isEqualTo(experiment);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"it's \"quoted\" ", "größe/深 ", "a: b #c - {d} ", "yes % _ \\ "})
  default void anExperimentMayHaveAnyName(String prefix) {
    String name = prefix + UUID.randomUUID();
    try (RunTracker tracker = open()) {
      assertThat(tracker.experiment(name).name()).isEqualTo(name);
      assertThat(tracker.findExperiment(name)).contains(tracker.experiment(name));
    }
  }

  @Test
  default void theDefaultExperimentIsNumberZero() {
    try (RunTracker tracker = open()) {
      assertThat(tracker.experiment("Default").id()).isEqualTo("0");
    }
  }

  @Test
  default void anExperimentNeedsAName() {
    try (RunTracker tracker = open()) {
      assertThatThrownBy(() -> tracker.experiment(" "))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("1 to 500 characters");
    }
  }

  @Test
  default void aDeletedExperimentIsRefused() throws Exception {
    try (RunTracker tracker = open()) {
      Experiment experiment = experiment(tracker);
      start(tracker, experiment, "run").finish();
      deleteExperiment(experiment);
      try (RunTracker other = open()) {
        assertThatThrownBy(() -> other.experiment(experiment.name()))
            .isInstanceOf(TrackingException.class)
            .hasMessageContaining(experiment.name())
            .hasMessageContaining("deleted")
            .hasMessageContaining("restore");
        assertThat(other.findExperiment(experiment.name())).isEmpty();
      }
    }
  }
}
