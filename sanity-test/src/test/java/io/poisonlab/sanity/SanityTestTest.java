// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.CsvReader;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.Testing;
import io.poisonlab.learner.Learner;
import io.poisonlab.recording.Tags;
import io.poisonlab.recording.TrackedReport;
import io.poisonlab.tracking.FileStoreRunTracker;
import io.poisonlab.tracking.InMemoryRunTracker;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.TrackingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an honest run comes to. */
class SanityTestTest {
  private static final List<String> ALL =
      List.of(
          "model-intact",
          "model-loads",
          "known-sample",
          "signature",
          "input-example",
          "flavours-agree",
          "metrics-reproduced",
          "beats-majority");

  @TempDir Path folder;

  private final InMemoryRunTracker tracker = new InMemoryRunTracker();

  static Stream<Learner> learners() {
    return Sweeps.learners().stream();
  }

  static Stream<Learner> learnersOfTables() {
    return Sweeps.learnersOfTables().stream();
  }

  @ParameterizedTest
  @MethodSource("learners")
  void everyLearnerPassesOnTexts(Learner learner) throws IOException {
    Sweeps.record(tracker, ExperimentPlan.of(Sweeps.texts(folder)).learner(learner));

    SanityReport report = Sweeps.check(tracker);

    Sweeps.assertPassed(report);
    assertThat(report.predicted()).contains("bad");
  }

  @ParameterizedTest
  @MethodSource("learnersOfTables")
  void everyLearnerPassesOnCleanIris(Learner learner) {
    Sweeps.record(tracker, Sweeps.iris().learner(learner));

    SanityReport report = Sweeps.check(tracker);

    Sweeps.assertPassed(report);
    assertThat(report.checks().stream().map(SanityCheck::id)).isEqualTo(ALL);
    assertThat(report.predicted()).contains("setosa");
    assertThat(report.notes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("learnersOfTables")
  void everyLearnerPassesOnMixedColumnsWithMissingValues(Learner learner) throws IOException {
    Dataset mixed = Sweeps.mixed(folder);
    Sweeps.record(tracker, ExperimentPlan.of(mixed).learner(learner));

    SanityReport report = Sweeps.check(tracker);

    Sweeps.assertPassed(report);
    assertThat(report.predicted()).contains("bad, really");
  }

  /** Nobody can tell two of the classes apart; that is no fault of the model. */
  @ParameterizedTest
  @MethodSource("learnersOfTables")
  void classesThatOverlapRaiseNoFalseAlarm(Learner learner) {
    Dataset data = Sweeps.overlapping();
    for (long seed = 1; seed <= 5; seed++) {
      String runId =
          Sweeps.record(tracker, ExperimentPlan.of(data).learner(learner).seeds(seed, seed))
              .runIds()
              .getFirst();

      SanityReport report = new SanityTest(tracker).check(SanityOptions.ofRun(runId));

      assertThat(Sweeps.failed(report)).as(String.join("\n", report.toLines())).isEmpty();
      assertThat(Sweeps.outcome(report, "known-sample")).isEqualTo(Outcome.PASS);
      assertThat(report.predicted()).contains("apart");
    }
  }

  @Test
  void classesWithoutASampleAreNamed() throws IOException {
    Path file = folder.resolve("overlapping.csv");
    Files.writeString(file, CsvWriter.text(Sweeps.overlapping()));
    Sweeps.record(tracker, ExperimentPlan.of(CsvReader.read(file, CsvFormat.target("class"))));

    assertThat(Sweeps.verdict(Sweeps.check(tracker), "known-sample"))
        .isEqualTo(
            new Verdict.Pass(
                "1 of 1 samples; no row of one, other is beyond doubt", "1 of 1 samples"));
  }

  @Test
  void theFileStorePasses() {
    try (RunTracker files = new FileStoreRunTracker(folder.resolve("mlruns"))) {
      Sweeps.record(files, Sweeps.iris());
      Sweeps.assertPassed(Sweeps.check(files));
    }
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void metricsOfPoisonedRunsAreReproducedUnderEachProtocol(Protocol protocol) throws IOException {
    for (Dataset data : List.of(Datasets.iris(), Sweeps.mixed(folder))) {
      ExperimentPlan plan =
          ExperimentPlan.of(data)
              .protocol(protocol)
              .attacks(new LabelFlip(0.3), new FeatureNoise(0.3));
      TrackedReport sweep = Sweeps.record(tracker, plan);
      for (String runId : sweep.runIds()) {
        SanityReport report = new SanityTest(tracker).check(SanityOptions.ofRun(runId));
        assertThat(Sweeps.verdict(report, "metrics-reproduced"))
            .as(String.join("\n", report.toLines()))
            .isInstanceOf(Verdict.Pass.class);
      }
    }
  }

  @Test
  void ofACrossValidationTheLastFoldIsReproduced() {
    ExperimentPlan plan =
        Sweeps.iris()
            .testing(new Testing.CrossValidation(4))
            .protocol(Protocol.WHOLE_DATASET)
            .attacks(new LabelFlip(0.2));
    TrackedReport sweep = Sweeps.record(tracker, plan);
    for (String runId : sweep.runIds()) {
      SanityReport report = new SanityTest(tracker).check(SanityOptions.ofRun(runId));
      assertThat(Sweeps.verdict(report, "metrics-reproduced").explanation()).contains("34 metrics");
      assertThat(Sweeps.outcome(report, "metrics-reproduced")).isEqualTo(Outcome.PASS);
    }
  }

  /** Whether a poisoned model knows its samples is asked of Smile's own prediction here. */
  @Test
  void theVerdictOnAPoisonedRunIsTheTruth() {
    int failed = 0;
    for (long seed = 1; seed <= 8; seed++) {
      ExperimentPlan plan =
          Sweeps.iris()
              .protocol(Protocol.WHOLE_DATASET)
              .attacks(new LabelFlip(0.5))
              .seeds(seed, seed);
      TrackedReport sweep = Sweeps.record(tracker, plan);
      String flipped = sweep.runIds().getFirst();
      boolean knows = Sweeps.knowsEverySample(tracker, flipped);

      SanityReport report = new SanityTest(tracker).check(SanityOptions.ofRun(flipped));

      assertThat(Sweeps.outcome(report, "known-sample") == Outcome.PASS)
          .as(String.join("\n", report.toLines()))
          .isEqualTo(knows);
      failed += knows ? 0 : 1;
      Sweeps.assertPassed(
          new SanityTest(tracker).check(SanityOptions.ofRun(sweep.runIds().getLast())));
    }
    assertThat(failed).as("of 8 trees on half-flipped labels some must fail").isPositive();
  }

  @Test
  void theRunIsTaggedWithTheVerdictUnlessAskedNotTo() {
    String runId = Sweeps.record(tracker, Sweeps.iris()).runIds().getFirst();

    new SanityTest(tracker).check(SanityOptions.ofRun(runId).withoutTag());
    assertThat(tracker.run(runId).tags()).doesNotContainKey(Tags.CHECK);

    SanityReport report = new SanityTest(tracker).check(SanityOptions.ofRun(runId));
    assertThat(tracker.run(runId).tags())
        .containsEntry(Tags.CHECK, "pass")
        .containsEntry(Tags.CHECK_TIME, report.checkedAt().toString())
        .containsKey(Tags.CHECK_VERSION);
  }

  @Test
  void aTagThatIsRefusedIsANote() {
    Sweeps.record(tracker, Sweeps.iris());

    SanityReport report = Sweeps.check(new AlteredTracker(tracker).readOnly());

    Sweeps.assertPassed(report);
    assertThat(report.notes())
        .singleElement()
        .asString()
        .contains("not tagged")
        .contains("the server allows reading only");
  }

  @Test
  void withoutDataArtifactsWhatCannotBeCheckedIsInconclusive() {
    ExperimentPlan plan =
        Sweeps.iris().protocol(Protocol.WHOLE_DATASET).attacks(new LabelFlip(0.5));
    TrackedReport sweep = Sweeps.recordWithoutData(tracker, plan);

    SanityReport flipped =
        new SanityTest(tracker).check(SanityOptions.ofRun(sweep.runIds().getFirst()));
    assertThat(Sweeps.verdict(flipped, "metrics-reproduced").explanation())
        .contains("17 metrics on the truth are reproduced")
        .contains("ids only");
    assertThat(Sweeps.outcome(flipped, "metrics-reproduced")).isEqualTo(Outcome.INCONCLUSIVE);

    SanityReport clean =
        new SanityTest(tracker).check(SanityOptions.ofRun(sweep.runIds().getLast()));
    assertThat(Sweeps.outcome(clean, "metrics-reproduced")).isEqualTo(Outcome.PASS);
    assertThat(Sweeps.outcome(clean, "known-sample")).isEqualTo(Outcome.PASS);
    assertThat(Sweeps.outcome(clean, "input-example")).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(clean.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(clean.toLines().getLast())
        .isEqualTo("INCONCLUSIVE: 1 of 8 checks (input-example) could not be made");
  }

  @Test
  void dataThatWereMadeInMemoryCannotBeFoundAgain() {
    Dataset iris = Datasets.iris();
    Dataset made = Dataset.of("made", iris.table(), iris.labels());
    Sweeps.record(tracker, ExperimentPlan.of(made));

    SanityReport report = Sweeps.check(tracker);

    assertThat(Sweeps.inconclusive(report))
        .containsExactly("flavours-agree", "metrics-reproduced", "beats-majority");
    assertThat(Sweeps.verdict(report, "metrics-reproduced").explanation())
        .contains("\"made\" cannot be found again");
    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(report.predicted()).contains("setosa");
  }

  @Test
  void dataThatHaveChangedDoNotCount() throws IOException {
    Dataset mixed = Sweeps.mixed(folder);
    Sweeps.record(tracker, ExperimentPlan.of(mixed));
    Path file = folder.resolve("mixed.csv");
    Files.writeString(file, Files.readString(file).replaceFirst("0\\.37", "0.38"));

    SanityReport report = Sweeps.check(tracker);

    assertThat(Sweeps.verdict(report, "flavours-agree").explanation())
        .contains("has changed since: SHA-256")
        .contains(mixed.fingerprint().sha256());
    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);

    Files.delete(file);
    assertThat(Sweeps.verdict(Sweeps.check(tracker), "flavours-agree").explanation())
        .contains("there is no file");
  }

  @Test
  void whereThereIsNothingToCheckTheMessageSaysWhat() {
    assertThatThrownBy(() -> Sweeps.check(tracker))
        .isInstanceOf(TrackingException.class)
        .hasMessageContaining("no experiment \"sanity\" in memory; it holds none yet")
        .hasMessageContaining("poisonlab run");

    tracker.experiment(Sweeps.EXPERIMENT);
    assertThatThrownBy(() -> Sweeps.check(tracker))
        .isInstanceOf(SanityException.class)
        .hasMessageContaining("no finished run");

    TrackedReport sweep = Sweeps.record(tracker, Sweeps.iris());
    SanityTest test = new SanityTest(tracker);
    assertThatThrownBy(() ->
            test.check(SanityOptions.latestOf("sanity").where("params.poison_type = 'label-flip'")))
        .isInstanceOf(SanityException.class)
        .hasMessageContaining("that meets the filter params.poison_type = 'label-flip'");
    assertThatThrownBy(() -> test.check(SanityOptions.ofRun(sweep.parentRunId())))
        .isInstanceOf(SanityException.class)
        .hasMessageContaining("whole sweep");

    String bare = Sweeps.finished(tracker, "no model", Map.of());
    assertThatThrownBy(() -> test.check(SanityOptions.ofRun(bare)))
        .isInstanceOf(SanityException.class)
        .hasMessageContaining("has logged no model");
    assertThatThrownBy(() -> test.check(SanityOptions.ofRun("f".repeat(32))))
        .isInstanceOf(TrackingException.class)
        .hasMessageContaining("f".repeat(32));
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    assertThatThrownBy(() -> SanityOptions.ofRun("1").where("params.a = '1'"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not both");
    tracker.experiment("other");
    String runId = Sweeps.record(tracker, Sweeps.iris()).runIds().getFirst();
    SanityOptions both =
        new SanityOptions(Optional.of("other"), Optional.of(runId), Optional.empty(), false, true);
    assertThatThrownBy(() -> new SanityTest(tracker).check(both))
        .isInstanceOf(SanityException.class)
        .hasMessageContaining("belongs to experiment 'sanity', not to 'other'");
  }
}
