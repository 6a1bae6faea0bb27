// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.CsvOmissions;
import io.poisonlab.dataset.CsvReader;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import io.poisonlab.recording.KnownSample;
import io.poisonlab.recording.ModelPackage;
import io.poisonlab.recording.RecordingOptions;
import io.poisonlab.recording.TrackedExperiment;
import io.poisonlab.recording.TrackedReport;
import io.poisonlab.tracking.RunStart;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.TrackedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

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

  /** Returns every learner with its default settings; all of them read texts. */
  static List<Learner> learners() {
    return LearnerProvider.catalogue().all().stream()
        .map(provider -> LearnerProvider.catalogue().create(provider.id(), Map.of()))
        .toList();
  }

  /** Returns those that read numbers and names. */
  static List<Learner> learnersOfTables() {
    return learners().stream().filter(learner -> !learner.ofTerms()).toList();
  }

  /** Returns a file of texts, some of them with characters beyond 16 bits. */
  static Dataset texts(Path folder) throws IOException {
    StringBuilder csv = new StringBuilder("text,mood\n");
    for (int row = 0; row < 80; row++) {
      csv.append(
          row % 2 == 0
              ? "an awful day 😀 number %d,bad\n".formatted(row % 7)
              : "\"what a lovely, lovely day %d\",good\n".formatted(row % 5));
    }
    Path file = Files.writeString(folder.resolve("texts.csv"), csv);
    return CsvReader.read(file, CsvFormat.target("mood").withTexts(Set.of("text")));
  }

  /** Returns data with the classes of Iris and other columns. */
  static Dataset twoColumns() {
    Dataset iris = Datasets.iris();
    double[] values = new double[iris.size()];
    Arrays.setAll(values, i -> i);
    return Dataset.of(
        "two",
        Table.of(NumericColumn.of("a", false, values), NumericColumn.of("b", false, values)),
        iris.labels());
  }

  /** Returns data of three classes, of which two lie in the same place. */
  static Dataset overlapping() {
    RandomGenerator random = new Seed(3).generator();
    int rows = 120;
    double[] x = new double[rows];
    double[] y = new double[rows];
    int[] codes = new int[rows];
    for (int i = 0; i < rows; i++) {
      codes[i] = i % 3;
      x[i] = random.nextGaussian() + (codes[i] == 0 ? 20 : 0);
      y[i] = random.nextGaussian();
    }
    return Dataset.of(
        "overlapping",
        Table.of(NumericColumn.of("x", false, x), NumericColumn.of("y", false, y)),
        Labels.of("class", List.of("apart", "one", "other"), codes));
  }

  /**
   * Writes and reads a CSV file with an id, numbers, texts, missing values and no class in a row.
   */
  static Dataset mixed(Path folder) throws IOException {
    StringBuilder csv = new StringBuilder("id,size,colour,\"weight, kg\",grade\n");
    for (int i = 0; i < 60; i++) {
      String size = i % 11 == 5 ? "NA" : Double.toString(1 + i % 7 + (i % 2) * 10);
      String colour = i % 13 == 4 ? "" : List.of("red", "blue", "größe \"x\"").get(i % 3);
      csv.append(i).append(',').append(size).append(',');
      csv.append('"').append(colour.replace("\"", "\"\"")).append("\",");
      csv.append(i * 0.37).append(',').append(i % 2 == 0 ? "good" : "bad, really").append('\n');
    }
    csv.append("60,7,red,1,\n");
    Path file = folder.resolve("mixed.csv");
    Files.writeString(file, csv.toString().replace("bad, really", "\"bad, really\""));
    return CsvReader.read(
        file,
        CsvFormat.target("grade")
            .withNullable(Set.of("size", "colour"))
            .without(new CsvOmissions(Set.of("id"), Set.of("NA"), true)));
  }

  /** Checks the latest run. */
  static SanityReport check(RunTracker tracker) {
    return new SanityTest(tracker).check(SanityOptions.latestOf(EXPERIMENT));
  }

  static void assertPassed(SanityReport report) {
    assertThat(report.outcome()).as(String.join("\n", report.toLines())).isEqualTo(Outcome.PASS);
  }

  static Verdict verdict(SanityReport report, String id) {
    return report.checks().stream()
        .filter(check -> check.id().equals(id))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  static Outcome outcome(SanityReport report, String id) {
    return verdict(report, id).outcome();
  }

  /** Returns the ids of the checks that failed. */
  static List<String> failed(SanityReport report) {
    return ids(report, Outcome.FAIL);
  }

  static List<String> inconclusive(SanityReport report) {
    return ids(report, Outcome.INCONCLUSIVE);
  }

  private static List<String> ids(SanityReport report, Outcome outcome) {
    return report.checks().stream()
        .filter(check -> check.verdict().outcome() == outcome)
        .map(SanityCheck::id)
        .toList();
  }

  /** Records a finished run with these tags and nothing else. */
  static String finished(RunTracker tracker, String name, Map<String, String> tags) {
    try (TrackedRun run =
        tracker.start(new RunStart(tracker.experiment(EXPERIMENT), name, Optional.empty(), tags))) {
      run.finish();
      return run.id();
    }
  }

  /** Returns whether Smile's copy of a run's model predicts a typical row of each class of Iris. */
  static boolean knowsEverySample(RunTracker tracker, String runId) {
    TrainedModel model =
        TrainedModel.fromSmile(
            tracker.modelFile(tracker.models(runId).getFirst(), ModelPackage.SMILE_FILE));
    return KnownSample.of(Datasets.iris()).stream()
        .allMatch(
            sample -> model.predict(sample.features()).labels().name(0).equals(sample.expected()));
  }
}
