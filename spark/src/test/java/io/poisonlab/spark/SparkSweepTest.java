// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.experiment.EndedTrial;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.ReportBuilder;
import io.poisonlab.experiment.SweepJournal;
import io.poisonlab.recording.TrackedExperiment;
import io.poisonlab.recording.TrackedReport;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunTrackers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A sweep on Spark, local[2]")
class SparkSweepTest {
  private static final ExperimentPlan PLAN = Sweeps.plan(2);
  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = SparkSessions.open("local[2]");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  @DisplayName("comes to what the local engine comes to, failures included")
  void equalsTheLocalEngine() {
    ExperimentReport here = new ExperimentRunner(ExperimentListener.silent(), 2).run(PLAN);
    ExperimentReport there = new SparkSweep(spark).run(PLAN);

    assertThat(here.results()).hasSize(32);
    assertThat(here.failures()).hasSize(16);
    Sweeps.assertSame(there, here);
  }

  @Test
  @DisplayName(
      "records each trial once, with the metrics of the local engine, and keeps the journal")
  void records() {
    try (RunTracker tracker = RunTrackers.at(folder.resolve("mlruns").toString())) {
      TrackedReport here =
          new TrackedExperiment(tracker, "here").track(PLAN, ExperimentListener.silent());
      ReportBuilder results = new ReportBuilder(PLAN);
      TrackedReport there;
      try (SweepJournal journal = SweepJournal.begin(folder, PLAN)) {
        there =
            new TrackedExperiment(tracker, "there")
                .on(sweep())
                .track(PLAN, ExperimentListener.silent(), results, journal);
      }

      Sweeps.assertSame(there.report(), here.report());
      Map<String, RunInfo> local = Sweeps.finished(tracker, "here", here.parentRunId());
      Map<String, RunInfo> remote = Sweeps.finished(tracker, "there", there.parentRunId());
      assertThat(remote.keySet()).isEqualTo(local.keySet()).hasSize(32);
      remote.forEach((key, run) -> {
        RunInfo same = Objects.requireNonNull(local.get(key));
        assertThat(timeless(run)).isEqualTo(timeless(same));
        assertThat(run.params()).isEqualTo(same.params());
        assertThat(tracker.models(run.id())).hasSize(1);
      });
      assertThat(there.runIds()).hasSize(32 + 16);
    }
  }

  @Test
  @DisplayName("goes on where a journal ends, and computes nothing twice")
  void resumes() {
    ExperimentPlan named = PLAN.attacks(PLAN.attacks().getFirst());
    try (RunTracker tracker = RunTrackers.at(folder.resolve("mlruns").toString())) {
      try (SweepJournal journal = SweepJournal.begin(folder, named)) {
        TrackedExperiment first = new TrackedExperiment(tracker, "there");
        assertThatThrownBy(() ->
                first
                    .on(stopping(5))
                    .track(named, ExperimentListener.silent(), new ReportBuilder(named), journal))
            .isInstanceOf(RuntimeException.class);
      }
      ReportBuilder results = new ReportBuilder(named);
      TrackedReport there;
      try (SweepJournal journal = SweepJournal.resume(folder, named, results)) {
        assertThat(journal.before()).isBetween(1, named.size() - 1);
        there =
            new TrackedExperiment(tracker, "there")
                .on(sweep())
                .track(named, ExperimentListener.silent(), results, journal);
      }

      Sweeps.assertSame(
          there.report(), new ExperimentRunner(ExperimentListener.silent(), 2).run(named));
      assertThat(Sweeps.finished(tracker, "there", there.parentRunId())).hasSize(named.size());
    }
  }

  /** Returns a sweep that stops itself. */
  private SparkSweep stopping(int trials) {
    AtomicInteger seen = new AtomicInteger();
    CompletableFuture<SparkSweep> sweep = new CompletableFuture<>();
    ExperimentListener listener =
        new ExperimentListener() {
          @Override
          public void received(EndedTrial trial) {
            if (seen.incrementAndGet() == trials) {
              sweep.join().stop();
            }
          }
        };
    SparkSweep made = sweep(listener);
    sweep.complete(made);
    return made;
  }

  private SparkSweep sweep() {
    return sweep(ExperimentListener.silent());
  }

  private SparkSweep sweep(ExperimentListener listener) {
    return new SparkSweep(
        spark, Map.of("MLFLOW_TRACKING_URI", folder.resolve("mlruns").toString()), listener, false);
  }

  private static Map<String, Double> timeless(RunInfo run) {
    Map<String, Double> metrics = new TreeMap<>(run.metrics());
    metrics.keySet().removeIf(name -> name.endsWith("_seconds"));
    return metrics;
  }
}
