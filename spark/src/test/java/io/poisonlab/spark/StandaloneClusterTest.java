// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.experiment.EndedTrial;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.ReportBuilder;
import io.poisonlab.experiment.SweepJournal;
import io.poisonlab.recording.TrackedExperiment;
import io.poisonlab.recording.TrackedReport;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunTrackers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A sweep on a standalone cluster: a master and two workers as processes")
class StandaloneClusterTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "speculation: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("loses nothing and records nothing twice when a worker is killed")
  void survivesAWorker(boolean speculation) throws Exception {
    ExperimentPlan plan = Sweeps.plan(4);
    Path store = folder.resolve("mlruns");
    AtomicInteger received = new AtomicInteger();
    TrackedReport there;
    try (StandaloneCluster cluster =
            new StandaloneCluster(Files.createDirectory(folder.resolve("cluster")), 2);
        SparkSession spark = session(cluster.conf(), speculation);
        RunTracker tracker = RunTrackers.at(store.toString());
        SweepJournal journal = SweepJournal.begin(folder, plan)) {
      SparkSweep sweep =
          new SparkSweep(
              spark,
              Map.of("MLFLOW_TRACKING_URI", store.toString()),
              killing(cluster, received),
              false);
      there =
          new TrackedExperiment(tracker, "there")
              .on(sweep)
              .track(plan, ExperimentListener.silent(), new ReportBuilder(plan), journal);
    }

    ExperimentPlan same = Sweeps.plan(4);
    Sweeps.assertSame(
        there.report(), new ExperimentRunner(ExperimentListener.silent(), 2).run(same));
    assertThat(received).hasValue(plan.size());
    try (RunTracker tracker = RunTrackers.at(store.toString())) {
      assertThat(Sweeps.finished(tracker, "there", there.parentRunId()))
          .hasSize(there.report().results().size());
    }
  }

  private static SparkSession session(SparkConf conf, boolean speculation) {
    return SparkSession.builder()
        .config(
            conf.set("spark.speculation", String.valueOf(speculation))
                .set("spark.speculation.multiplier", "1.01")
                .set("spark.speculation.quantile", "0.1")
                .set("spark.speculation.interval", "50ms")
                .set("spark.speculation.minTaskRuntime", "50ms"))
        .getOrCreate();
  }

  /** Kills a worker, and its executor, when some trials have come in and most have not. */
  private static ExperimentListener killing(StandaloneCluster cluster, AtomicInteger received) {
    return new ExperimentListener() {
      @Override
      public void received(EndedTrial trial) {
        if (received.incrementAndGet() == 8) {
          cluster.kill(0);
        }
      }
    };
  }
}
