// SPDX-License-Identifier: Apache-2.0
package example;

import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.recording.TrackedExperiment;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunTrackers;
import java.nio.file.Path;

/** The ten lines of the README: poison Iris, train, and keep every run in MLflow. */
public final class TenLines {
  private TenLines() {}

  /** Runs the experiment; the summary appears in the working folder. */
  public static void main(String[] args) {
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.iris())
            .attacks(new FeatureNoise(0.05), new LabelFlip(0.10))
            .defences(new NeighbourVote(5))
            .learner(new DecisionTreeLearner(3))
            .seeds(1, 20);
    try (RunTracker tracker = RunTrackers.fromEnvironment()) { // MLFLOW_TRACKING_URI, else ./mlruns
      ExperimentReport report =
          new TrackedExperiment(tracker, "iris_poisoning_experiment").run(plan);
      report.writeCsv(Path.of("summary.csv"));
    }
  }
}
