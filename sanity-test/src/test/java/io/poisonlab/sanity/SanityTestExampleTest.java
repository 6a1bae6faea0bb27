// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.recording.TrackedExperiment;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunTrackers;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@link SanityTest}: it is compiled and run, so that it cannot rot. */
class SanityTestExampleTest {
  @TempDir Path folder;

  private String uri = "";

  @BeforeEach
  void trainAModel() {
    uri = folder.resolve("mlruns").toUri().toString();
    try (RunTracker tracker = RunTrackers.at(uri)) {
      new TrackedExperiment(tracker, "iris_poisoning_experiment")
          .run(ExperimentPlan.of(Datasets.iris()));
    }
  }

  // @start region="example"
  @Test
  void theLatestModelIsSound() {
    try (RunTracker tracker = RunTrackers.at(uri)) { // or RunTrackers.fromEnvironment()
      SanityReport report =
          new SanityTest(tracker).check(SanityOptions.latestOf("iris_poisoning_experiment"));
      assertEquals(Outcome.PASS, report.outcome(), () -> String.join("\n", report.toLines()));
    }
  }
  // @end
}
