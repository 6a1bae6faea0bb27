// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.PlanKeys;
import io.poisonlab.experiment.Trial;
import io.poisonlab.experiment.TrialOutcome;
import io.poisonlab.experiment.TrialUnit;
import io.poisonlab.tracking.InMemoryRunTracker;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunQuery;
import io.poisonlab.tracking.RunStart;
import io.poisonlab.tracking.RunStatus;
import io.poisonlab.tracking.TrackedRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Trials recorded on the machines that compute them")
class UnitRecorderTest {
  private static final ExperimentPlan PLAN =
      ExperimentPlan.of(Datasets.bundled("iris")).seeds(1, 2);

  private final InMemoryRunTracker tracker = new InMemoryRunTracker();
  private final String parent =
      tracker
          .start(new RunStart(tracker.experiment("sweep"), "parent", Optional.empty(), Map.of()))
          .id();
  private final SweepTarget target =
      new SweepTarget(tracker.existing("sweep"), parent, RecordingOptions.standard());

  private RecordedUnit record(int unit, ExperimentListener listener, OtherAttempts others) {
    TrialUnit trials = PLAN.units().get(unit);
    return new UnitRecorder(tracker, target, new RecordedPlan(PLAN))
        .run(trials, trials.baseline(), _ -> true, listener, others);
  }

  private RecordedUnit record(int unit, OtherAttempts others) {
    return record(unit, ExperimentListener.silent(), others);
  }

  private List<RunStatus> statuses() {
    return tracker.search(RunQuery.all(tracker.existing("sweep"))).stream()
        .filter(run -> run.parentId().isPresent())
        .map(RunInfo::status)
        .sorted()
        .toList();
  }

  /** Leaves a run that nobody ends, as a machine that is lost. */
  private void leaveOpen(int unit) {
    Trial trial = PLAN.units().get(unit).trials().getFirst();
    TrackedRun _ =
        tracker.start(
            new RunStart(
                tracker.existing("sweep"),
                "lost",
                Optional.of(parent),
                Map.of(Tags.TRIAL_KEY, new PlanKeys(PLAN).of(trial))));
  }

  @Test
  @DisplayName("a second attempt keeps what the first has finished, and ends what it left open")
  void secondAttempt() {
    Map<Integer, String> kept = record(0, OtherAttempts.NONE).runIds();
    leaveOpen(1);

    assertThat(record(0, OtherAttempts.DEAD).runIds()).isEqualTo(kept);
    assertThat(record(1, OtherAttempts.DEAD).runIds()).hasSize(1);
    assertThat(statuses())
        .containsExactlyInAnyOrder(RunStatus.FINISHED, RunStatus.FINISHED, RunStatus.KILLED);
  }

  @Test
  @DisplayName("where two attempts may be at work none ends the other's runs; they are ended later")
  void attemptsAtOnce() {
    leaveOpen(0);
    Map<Integer, String> held = record(0, OtherAttempts.ALIVE).runIds();
    assertThat(record(0, OtherAttempts.NONE).runIds()).isNotEqualTo(held); // as one that was slower
    assertThat(statuses())
        .containsExactlyInAnyOrder(RunStatus.FINISHED, RunStatus.FINISHED, RunStatus.RUNNING);

    Leftovers.end(tracker, target, Set.copyOf(held.values()), false);
    assertThat(statuses())
        .containsExactlyInAnyOrder(RunStatus.FINISHED, RunStatus.KILLED, RunStatus.KILLED);
    assertThat(tracker.run(held.values().iterator().next()).status()).isEqualTo(RunStatus.FINISHED);
  }

  @Test
  @DisplayName("runs of an earlier process that have finished are left alone")
  void earlierProcess() {
    assertThat(Leftovers.isAny(tracker, target)).isFalse();
    assertThat(record(0, OtherAttempts.NONE).runIds()).hasSize(1);
    assertThat(Leftovers.isAny(tracker, target)).isTrue();

    Leftovers.end(tracker, target, Set.of(), true);
    assertThat(statuses()).containsExactly(RunStatus.FINISHED);
  }

  @Test
  @DisplayName("an attempt that is given up leaves no run open")
  void givenUp() {
    ExperimentListener gone =
        new ExperimentListener() {
          @Override
          public void finished(TrialOutcome outcome) {
            throw new IllegalStateException("given up");
          }
        };
    assertThatThrownBy(() -> record(0, gone, OtherAttempts.NONE)).hasMessage("given up");
    assertThat(statuses()).doesNotContain(RunStatus.RUNNING, RunStatus.FINISHED);
  }
}
