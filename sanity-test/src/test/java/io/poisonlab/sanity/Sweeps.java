// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.CsvReader;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.recording.RecordingOptions;
import io.poisonlab.recording.TrackedExperiment;
import io.poisonlab.recording.TrackedReport;
import io.poisonlab.tracking.RunTracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recorded experiments for tests. */
final class Sweeps {
  static final String EXPERIMENT = "sanity";

  private Sweeps() {}

  static ExperimentPlan iris() {
    return ExperimentPlan.of(Datasets.iris());
  }

  /** Records a plan; the report names its runs in the plan's order. */
  static TrackedReport record(RunTracker tracker, ExperimentPlan plan) {
    return new TrackedExperiment(tracker, EXPERIMENT).track(plan, ExperimentListener.silent());
  }

  /** Records a plan without rows of the data. */
  static TrackedReport recordWithoutData(RunTracker tracker, ExperimentPlan plan) {
    return new TrackedExperiment(tracker, EXPERIMENT, new RecordingOptions(false, "test", Map.of()))
        .track(plan, ExperimentListener.silent());
  }

  /** Returns every learner with its default settings. */
  static List<Learner> learners() {
    return LearnerProvider.catalogue().all().stream()
        .map(provider -> LearnerProvider.catalogue().create(provider.id(), Map.of()))
        .toList();
  }

  /** Writes and reads a CSV file with numbers, texts and missing values. */
  static Dataset mixed(Path folder) throws IOException {
    StringBuilder csv = new StringBuilder("size,colour,\"weight, kg\",grade\n");
    for (int i = 0; i < 60; i++) {
      String size = i % 11 == 5 ? "" : Double.toString(1 + i % 7 + (i % 2) * 10);
      String colour = i % 13 == 4 ? "" : List.of("red", "blue", "größe \"x\"").get(i % 3);
      csv.append(size).append(',');
      csv.append('"').append(colour.replace("\"", "\"\"")).append("\",");
      csv.append(i * 0.37).append(',').append(i % 2 == 0 ? "good" : "bad, really").append('\n');
    }
    Path file = folder.resolve("mixed.csv");
    Files.writeString(file, csv.toString().replace("bad, really", "\"bad, really\""));
    return CsvReader.read(file, CsvFormat.target("grade").withNullable(Set.of("size", "colour")));
  }
}
