// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.recording.Tags;
import io.poisonlab.tracking.Experiment;
import io.poisonlab.tracking.InMemoryRunTracker;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunStart;
import io.poisonlab.tracking.RunValues;
import io.poisonlab.tracking.TrackedRun;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatestRunTest {
  private final InMemoryRunTracker tracker = new InMemoryRunTracker();
  private final Experiment experiment = tracker.experiment("latest");

  @Test
  void theLastTrialOfThePlanCountsInWhateverOrderTheyWereUploaded() {
    TrackedRun sweep = sweep("sweep");
    TrackedRun second = trial(sweep, 1);
    TrackedRun tenth = trial(sweep, 10);
    TrackedRun first = trial(sweep, 0);
    TrackedRun ninth = trial(sweep, 9);
    end(tenth);
    end(ninth);
    end(second);
    end(first);
    assertThat(latest("")).as("the sweep has not finished").isEmpty();
    end(sweep);
    assertThat(latest("")).contains("trial 10");
  }

  @Test
  void aTrialThatFailedDoesNotCount() {
    TrackedRun sweep = sweep("sweep");
    end(trial(sweep, 0));
    trial(sweep, 1).fail(new IllegalStateException("no"));
    end(sweep);
    assertThat(latest("")).contains("trial 0");
  }

  @Test
  void trialsOfASweepThatIsRunningOrFailedDoNotCount() {
    finishedSweep("first", 2);
    TrackedRun failed = sweep("failed");
    end(trial(failed, 5));
    failed.fail(new IllegalStateException("no"));
    TrackedRun running = sweep("running");
    end(trial(running, 6));
    assertThat(latest("")).contains("trial 2");
  }

  @Test
  void theSweepThatFinishedLastCountsWhicheverStartedFirst() {
    TrackedRun slow = sweep("slow");
    TrackedRun trial = trial(slow, 3);
    finishedSweep("quick", 1);
    end(trial);
    end(slow);
    assertThat(latest("")).contains("trial 3");
  }

  @Test
  void aRunWithoutParentCountsIfItEndedLater() {
    end(start("before", Optional.empty(), Map.of()));
    assertThat(latest("")).contains("before");
    finishedSweep("sweep", 4);
    assertThat(latest("")).contains("trial 4");
    end(start("after", Optional.empty(), Map.of()));
    assertThat(latest("")).contains("after");
    start("failed", Optional.empty(), Map.of()).fail(new IllegalStateException("no"));
    start("running", Optional.empty(), Map.of());
    assertThat(latest("")).contains("after");
  }

  @Test
  void aParentNeverCountsWhoeverMadeIt() {
    TrackedRun python = start("python parent", Optional.empty(), Map.of());
    TrackedRun child = start("python child", Optional.of(python.id()), Map.of());
    end(child);
    assertThat(latest("")).as("the parent has not finished").isEmpty();
    end(python);
    assertThat(latest("")).contains("python child");
  }

  @Test
  void aFilterChoosesAmongAllSweepsAndRuns() {
    finishedSweep("first", 2);
    finishedSweep("second", 1);
    assertThat(latest("params.number = '2'")).contains("trial 2");
    assertThat(latest("params.number = '1' and params.number != '7'")).contains("trial 1");
    assertThat(latest("params.number = '7'")).isEmpty();
    TrackedRun alone = start("alone", Optional.empty(), Map.of());
    alone.log(RunValues.none().param("number", 2));
    end(alone);
    assertThat(latest("params.number = '2'")).contains("alone");
    assertThat(latest("params.number = '1'")).contains("trial 1");
  }

  @Test
  void runsAboutDataDoNotCount() {
    finishedSweep("sweep", 1);
    end(start("cleaning", Optional.empty(), Map.of(Tags.ROLE, Tags.CLEANING)));
    end(start("inspection", Optional.empty(), Map.of(Tags.ROLE, Tags.INSPECTION)));

    assertThat(latest("")).contains("trial 1");
  }

  @Test
  void anEmptyExperimentHasNone() {
    assertThat(latest("")).isEmpty();
  }

  private Optional<String> latest(String where) {
    return new LatestRun(tracker, experiment, where).find().map(RunInfo::name);
  }

  private void finishedSweep(String name, int trials) {
    TrackedRun sweep = sweep(name);
    for (int index = 0; index <= trials; index++) {
      end(trial(sweep, index));
    }
    end(sweep);
  }

  private TrackedRun sweep(String name) {
    return start(name, Optional.empty(), Map.of(Tags.ROLE, Tags.SWEEP));
  }

  private TrackedRun trial(TrackedRun sweep, int index) {
    TrackedRun trial =
        start(
            "trial " + index,
            Optional.of(sweep.id()),
            Map.of(Tags.ROLE, Tags.TRIAL, Tags.TRIAL_INDEX, Integer.toString(index)));
    trial.log(RunValues.none().param("number", index));
    return trial;
  }

  private TrackedRun start(String name, Optional<String> parent, Map<String, String> tags) {
    return tracker.start(new RunStart(experiment, name, parent, tags));
  }

  /** Ends a run, and lets MLflow's clock, which counts milliseconds, go on. */
  private void end(TrackedRun run) {
    run.finish();
    Instant ended = tracker.run(run.id()).end().orElseThrow();
    while (!Instant.now().isAfter(ended.plusMillis(1))) {
      Thread.onSpinWait();
    }
  }
}
