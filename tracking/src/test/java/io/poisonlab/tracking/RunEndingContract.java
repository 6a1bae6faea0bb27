// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run ends once, and never stays RUNNING. */
interface RunEndingContract extends TrackerHome {
  @Test
  default void aRunIsRunningUntilItIsFinished() {
    Instant before = Instant.now();
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "run")) {
      assertThat(reread(run).status()).isEqualTo(RunStatus.RUNNING);
      assertThat(reread(run).end()).isEmpty();
      run.finish();
      RunInfo info = reread(run);
      assertThat(info.status()).isEqualTo(RunStatus.FINISHED);
      assertThat(info.start()).isBetween(before.minusMillis(1), Instant.now());
      assertThat(info.end().orElseThrow()).isBetween(info.start(), Instant.now());
    }
  }

  @Test
  default void aFailureIsRecordedAndThrown() {
    try (RunTracker tracker = open()) {
      TrackedRun run = start(tracker, experiment(tracker), "run");
      assertThatThrownBy(
              () -> {
                try (run) {
                  try {
                    throw new IllegalStateException("the learner größer failed");
                  } catch (IllegalStateException e) {
                    run.fail(e);
                    throw e;
                  }
                }
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the learner größer failed")
          .hasNoSuppressedExceptions();
      assertThat(reread(run).status()).isEqualTo(RunStatus.FAILED);
      assertThat(reread(run).end()).isPresent();
      assertThat(new String(tracker.artifact(run.id(), "error.txt"), UTF_8))
          .startsWith("java.lang.IllegalStateException: the learner größer failed")
          .contains("\tat io.poisonlab.tracking.RunEndingContract");
    }
  }

  @Test
  default void aKilledRunIsKilled() {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "run")) {
      run.kill();
      assertThat(reread(run).status()).isEqualTo(RunStatus.KILLED);
    }
  }

  @Test
  default void closingARunThatHasNotEndedFailsIt() {
    try (RunTracker tracker = open()) {
      TrackedRun run = start(tracker, experiment(tracker), "run");
      run.close();
      run.close();
      assertThat(reread(run).status()).isEqualTo(RunStatus.FAILED);
    }
  }

  @Test
  default void theFirstEndCounts() {
    try (RunTracker tracker = open()) {
      TrackedRun run = start(tracker, experiment(tracker), "run");
      run.finish();
      RunInfo ended = reread(run);
      run.fail(new IllegalStateException("too late"));
      run.kill();
      run.finish();
      run.close();
      assertThat(reread(run)).isEqualTo(ended);
      assertThat(tracker.artifacts(run.id())).isEmpty();
    }
  }

  @Test
  default void aRunThatWasLeftIsTakenUpAgain() {
    try (RunTracker tracker = open()) {
      TrackedRun left = start(tracker, experiment(tracker), "run");
      left.log(RunValues.none().param("depth", "3").metric("accuracy", 0.5).tag("colour", "red"));
      left.logArtifacts(Map.of("first.txt", new byte[] {1}));
      left.kill();
      RunInfo killed = reread(left);

      TrackedRun again = tracker.resume(left.id());

      RunInfo running = reread(left);
      assertThat(running.status()).isEqualTo(RunStatus.RUNNING);
      assertThat(running.end()).isEmpty();
      assertThat(running.start()).isEqualTo(killed.start());
      assertThat(running.tags()).containsAllEntriesOf(killed.tags());
      assertThatThrownBy(() -> again.log(RunValues.none().param("depth", "4")))
          .isInstanceOf(TrackingException.class);
      again.log(RunValues.none().param("leaves", "8").metric("accuracy", 0.75, 1));
      again.logArtifacts(Map.of("second.txt", new byte[] {2}));
      again.finish();
      RunInfo finished = reread(left);
      assertThat(finished.status()).isEqualTo(RunStatus.FINISHED);
      assertThat(finished.end()).isPresent();
      assertThat(finished.name()).isEqualTo(killed.name());
      assertThat(finished.params()).containsEntry("depth", "3").containsEntry("leaves", "8");
      assertThat(finished.metrics()).containsEntry("accuracy", 0.75);
      assertThat(tracker.artifacts(left.id())).containsExactly("first.txt", "second.txt");
    }
  }

  @Test
  default void nobodyTakesUpARunThatIsNotThere() {
    try (RunTracker tracker = open()) {
      experiment(tracker);
      assertThatThrownBy(() -> tracker.resume("0".repeat(32)))
          .isInstanceOf(TrackingException.class);
    }
  }

  @Test
  default void closingATrackerTwiceIsHarmless() {
    RunTracker tracker = open();
    tracker.close();
    tracker.close();
  }
}
