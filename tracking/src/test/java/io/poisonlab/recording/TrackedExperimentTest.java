// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.defence.Contamination;
import io.poisonlab.defence.IsolationForest;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.ReportBuilder;
import io.poisonlab.experiment.SweepJournal;
import io.poisonlab.experiment.Testing;
import io.poisonlab.experiment.TrialOutcome;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.tracking.DatasetInput;
import io.poisonlab.tracking.InMemoryRunTracker;
import io.poisonlab.tracking.LoggedModel;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunQuery;
import io.poisonlab.tracking.RunStart;
import io.poisonlab.tracking.RunStatus;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunValues;
import io.poisonlab.tracking.RunValues.MetricValue;
import io.poisonlab.tracking.TrackedRun;
import io.poisonlab.tracking.TrackingException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackedExperimentTest {
  private static final ExperimentPlan PLAN =
      ExperimentPlan.of(Datasets.iris())
          .protocol(Protocol.WHOLE_DATASET)
          .attacks(new FeatureNoise(0.05), new LabelFlip(0.5));

  private final InMemoryRunTracker tracker = new InMemoryRunTracker();

  @Test
  void aSweepIsAParentWithOneChildForEachTrial() {
    TrackedReport report = track(PLAN, RecordingOptions.standard());

    RunInfo parent = tracker.run(report.parentRunId());
    assertThat(parent.status()).isEqualTo(RunStatus.FINISHED);
    assertThat(parent.tags()).containsEntry(Tags.ROLE, Tags.SWEEP);
    assertThat(parent.inputs()).extracting(DatasetInput::name).containsExactly("iris");
    assertThat(tracker.artifacts(parent.id()))
        .contains("poison_results_summary.csv", "accuracy_vs_poison.png", "plan.yaml");
    List<RunInfo> children = report.runIds().stream().map(tracker::run).toList();
    assertThat(children)
        .extracting(RunInfo::name)
        .containsExactly(
            "feature-noise 5 % · tree · seed 1",
            "label-flip 50 % · tree · seed 1", "clean · tree · seed 1");
    assertThat(children)
        .allSatisfy(child -> {
          assertThat(child.parentId()).contains(parent.id());
          assertThat(child.status()).isEqualTo(RunStatus.FINISHED);
          assertThat(child.inputs()).hasSize(2);
        });
  }

  @Test
  void theReportIsAnArtifactOfTheSweepAndTheNotesLeadToIt() {
    TrackedReport report = track(PLAN, RecordingOptions.standard());
    String sweep =
        "#/experiments/%s/runs/%s".formatted(report.experiment().id(), report.parentRunId());
    String link =
        "[`report.html`](%s/artifacts/report.html?workflowType=machine_learning)".formatted(sweep);

    assertThat(tracker.artifact(report.parentRunId(), "report.html"))
        .isEqualTo(report.page().files().get("report.html"));
    assertThat(tracker.artifacts(report.parentRunId())).contains("report.csv");
    assertThat(new String(tracker.artifact(report.parentRunId(), "report.html"), UTF_8))
        .contains(report.parentRunId(), "poisonlab", "SHA-256");
    assertThat(tracker.run(report.parentRunId()).tags().get(Tags.NOTE)).contains(link);
    assertThat(tracker.run(report.runIds().getFirst()).tags().get(Tags.NOTE))
        .contains("Part of [a sweep](%s?".formatted(sweep), link);
    assertThat(tracker.tags(report.experiment()).get(Tags.NOTE))
        .startsWith("**The latest sweep:** [iris · whole-dataset · 3 trials](%s?".formatted(sweep))
        .contains(report.page().findings())
        .contains(link)
        .hasSizeLessThan(5000);
  }

  @Test
  void theExperimentsNoteIsOfTheLatestSweepAndIsNeverTooLong() {
    track(PLAN, RecordingOptions.standard());
    TrackedReport latest =
        track(
            PLAN.attacks(
                IntStream.range(1, 40)
                    .mapToObj(i -> new FeatureNoise(Budget.rows(i), List.of("sepal_width")))
                    .toArray(Attack[]::new)),
            RecordingOptions.standard());

    assertThat(tracker.tags(latest.experiment()).get(Tags.NOTE))
        .contains("40 trials", latest.parentRunId())
        .hasSizeLessThan(5000);
  }

  @Test
  void aTrialRecordsItsSettingsAndBothTruths() {
    RunInfo flip = tracker.run(track(PLAN, RecordingOptions.standard()).runIds().get(1));

    assertThat(flip.params())
        .containsEntry("poison_type", "label-flip")
        .containsEntry("poison_fraction", "0.5")
        .containsEntry("poison_rows", "75")
        .containsEntry("protocol", "whole-dataset")
        .containsEntry("learner", "decision-tree")
        .containsEntry("learner_depth", "3")
        .containsEntry("defence", "none")
        .containsEntry("seed", "1");
    assertThat(flip.metrics()).containsKeys("accuracy", "clean_accuracy", "mcc", "log_loss");
    assertThat(flip.metrics().get("accuracy"))
        .as("the pipeline's own, poisoned test rows look worse than the truth")
        .isLessThan(flip.metrics().get("clean_accuracy"));
    assertThat(poisonedRows(flip)).hasSize(1 + 75).first().asString().startsWith("row_id,sepal");
  }

  @Test
  void theDescriptionsSayWhatWasDoneAndWhatCameOfIt() {
    TrackedReport report =
        track(PLAN.attacks(new LabelFlip(0.5)).seeds(1, 3), RecordingOptions.standard());
    RunInfo flip = tracker.run(report.runIds().getFirst());

    assertThat(flip.tags().get(Tags.NOTE))
        .contains(
            "75 of 150 rows poisoned",
            "the test rows are poisoned too",
            "Accuracy **%.3f**".formatted(flip.metrics().get("accuracy")),
            "**%.3f** on the truth".formatted(flip.metrics().get("clean_accuracy")));
    double mean =
        report.runIds().stream()
            .map(tracker::run)
            .filter(run -> run.name().startsWith("label-flip"))
            .mapToDouble(run -> run.metrics().get("accuracy"))
            .average()
            .orElseThrow();
    assertThat(tracker.run(report.parentRunId()).tags().get(Tags.NOTE))
        .contains("Seeds: 3.", "| label-flip 50 %% · tree | %.3f |".formatted(mean), "| clean ·")
        .doesNotContain("seed 1");
  }

  @Test
  void theDescriptionsSayWhatADefenceWarnedOf() {
    TrackedReport report =
        track(
            PLAN.attacks(new LabelFlip(0.5))
                .defences(new IsolationForest(false, Contamination.share(0.001)))
                .seeds(1, 3),
            RecordingOptions.standard());
    String warning =
        "Warning: isolation-forest looks at features alone, so it cannot see flipped labels; what it"
            + " finds after label-flip is chance";

    assertThat(report.runIds().stream().map(id -> tracker.run(id).tags().get(Tags.NOTE)))
        .filteredOn(note -> note.contains(warning + "."))
        .hasSize(3);
    assertThat(tracker.run(report.parentRunId()).tags().get(Tags.NOTE))
        .contains(
            warning + " (3 of 6 trials).",
            "does not beat the random filter after label-flip 50 % with tree: accuracy");
  }

  @Test
  void attacksWithOtherSettingsHaveLinesOfTheirOwnInTheDescription() {
    FeatureNoise all = new FeatureNoise(0.5);
    FeatureNoise sepals =
        new FeatureNoise(Budget.fraction(0.5), List.of("sepal_length", "sepal_width"));
    TrackedReport report = track(PLAN.attacks(all, sepals), RecordingOptions.standard());

    assertThat(tracker.run(report.parentRunId()).tags().get(Tags.NOTE))
        .contains("sepal_length")
        .contains("AML.T0020")
        .hasLineCount(13);
  }

  @Test
  void theModelIsRecordedWithItsDigestsAndSignature() {
    RunInfo clean = tracker.run(track(PLAN, RecordingOptions.standard()).runIds().getLast());
    LoggedModel model = tracker.models(clean.id()).getFirst();

    for (String file : List.of(ModelPackage.ONNX_FILE, ModelPackage.SMILE_FILE)) {
      assertThat(Fingerprint.of(tracker.modelFile(model, file)).sha256())
          .isEqualTo(clean.tags().get(Tags.MODEL_SHA256 + file));
    }
    assertThat(text(tracker.modelFile(model, ModelPackage.MLMODEL)))
        .contains(model.id(), "sepal_length", "p_setosa", "loader_module: \"mlflow.onnx\"");
    assertThat(tracker.modelFiles(model)).contains("input_example.json", "requirements.txt");
  }

  @Test
  void theReportIsTheOneThatTheExperimentAloneMakes() {
    String alone = new ExperimentRunner(ExperimentListener.silent()).run(PLAN).toCsv();

    assertThat(track(PLAN, RecordingOptions.standard()).report().toCsv()).isEqualTo(alone);
  }

  @Test
  void withoutDataArtifactsNoRowLeavesTheMachine() {
    RecordingOptions options = new RecordingOptions(false, "test", Map.of());
    RunInfo flip = tracker.run(track(PLAN, options).runIds().get(1));

    assertThat(poisonedRows(flip)).hasSize(1 + 75).first().isEqualTo("row_id");
    assertThat(tracker.artifacts(flip.id())).doesNotContain(TrialRecord.SAMPLES_FILE);
    assertThat(tracker.modelFiles(tracker.models(flip.id()).getFirst()))
        .doesNotContain(ModelPackage.INPUT_EXAMPLE, ModelPackage.SERVING_INPUT_EXAMPLE);
  }

  @Test
  void crossValidationRecordsEachFoldByStep() {
    ExperimentPlan folds = PLAN.testing(new Testing.CrossValidation(5));
    RunInfo clean = tracker.run(track(folds, RecordingOptions.standard()).runIds().getLast());

    assertThat(clean.metrics()).containsKeys("accuracy", "accuracy_sd", "fold_accuracy");
    assertThat(clean.params()).containsEntry("folds", "5").doesNotContainKey("test_fraction");
  }

  @Test
  void aTrialThatThrowsIsFailedAndTheOthersGoOn() {
    ExperimentPlan broken = PLAN.learners(new Broken("no luck"), new DecisionTreeLearner(3));

    TrackedReport tracked = track(broken, RecordingOptions.standard());

    int cells = broken.size() / 2;
    assertThat(tracked.report().results()).hasSize(cells);
    assertThat(tracked.report().failures()).hasSize(cells);
    assertThat(tracked.runIds().stream().map(id -> tracker.run(id).status()))
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.generate(() -> RunStatus.FAILED).limit(cells),
                    Stream.generate(() -> RunStatus.FINISHED).limit(cells))
                .toList());
    assertThat(text(tracker.artifact(tracked.runIds().getFirst(), "error.txt")))
        .contains("IllegalArgumentException: no luck", "Broken.train");
    RunInfo sweep = tracker.run(tracked.parentRunId());
    assertThat(sweep.status()).isEqualTo(RunStatus.FAILED);
    assertThat(sweep.tags().get("mlflow.note.content")).contains("trials failed**, the first: ");
    assertThat(tracker.artifacts(sweep.id())).contains("poison_results_summary.csv");
  }

  @Test
  void aSweepOfWhichNothingFinishesSaysSo() {
    TrackedReport tracked = track(PLAN.learner(new Broken("no luck")), RecordingOptions.standard());

    assertThat(tracked.report().results()).isEmpty();
    RunInfo sweep = tracker.run(tracked.parentRunId());
    assertThat(sweep.status()).isEqualTo(RunStatus.FAILED);
    assertThat(text(tracker.artifact(sweep.id(), "error.txt")))
        .contains("%d trials failed, the first: ".formatted(PLAN.size()));
  }

  @Test
  void aSweepThatWasStoppedGoesOnUnderItsRunAndRecordsNothingTwice(@TempDir Path folder)
      throws IOException {
    ExperimentPlan plan = PLAN.seeds(1, 12);
    String whole = new ExperimentRunner(ExperimentListener.silent()).run(plan).toCsv();
    assertThatThrownBy(() -> track(plan, folder, failingAfter(20)))
        .hasMessage("the server is gone");
    Path file = folder.resolve(SweepJournal.FILE);
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() - 1)); // killed before the last line was added
    RunInfo sweep = onlyParent();
    assertThat(sweep.status()).isEqualTo(RunStatus.FAILED);
    TrackedRun left =
        tracker.start(
            new RunStart(tracker.experiment("test"), "left", Optional.of(sweep.id()), Map.of()));

    TrackedReport tracked = track(plan, folder, tracker);

    assertThat(tracked.parentRunId()).isEqualTo(sweep.id());
    assertThat(onlyParent().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(tracked.report().toCsv()).isEqualTo(whole);
    assertThat(tracked.runIds()).hasSize(plan.size()).doesNotHaveDuplicates();
    assertThat(tracker.run(left.id()).status()).isEqualTo(RunStatus.KILLED);
    List<RunInfo> finished =
        tracker.search(RunQuery.all(tracker.experiment("test"))).stream()
            .filter(run -> run.parentId().isPresent() && run.status() == RunStatus.FINISHED)
            .toList();
    assertThat(finished)
        .extracting(run -> run.tags().get(Tags.TRIAL_KEY))
        .doesNotHaveDuplicates()
        .hasSize(plan.size());
    assertThat(finished)
        .extracting(RunInfo::id)
        .containsExactlyInAnyOrderElementsOf(tracked.runIds());
  }

  @Test
  void aSweepGoesOnOnlyWhereItIsRecorded(@TempDir Path folder) {
    track(PLAN, folder, tracker);

    assertThatThrownBy(
            () -> {
              ReportBuilder results = new ReportBuilder(PLAN);
              try (SweepJournal journal = SweepJournal.resume(folder, PLAN, results)) {
                new TrackedExperiment(tracker, "another")
                    .track(PLAN, ExperimentListener.silent(), results, journal);
              }
            })
        .isInstanceOf(TrackingException.class)
        .hasMessageContaining("the sweep is recorded in memory, experiment \"test\"");
  }

  private RunInfo onlyParent() {
    List<RunInfo> parents =
        tracker.search(RunQuery.all(tracker.experiment("test"))).stream()
            .filter(run -> run.parentId().isEmpty())
            .toList();
    assertThat(parents).hasSize(1);
    return parents.getFirst();
  }

  private static TrackedReport track(ExperimentPlan plan, Path folder, RunTracker tracker) {
    ReportBuilder results = new ReportBuilder(plan);
    try (SweepJournal journal = SweepJournal.resume(folder, plan, results)) {
      return new TrackedExperiment(tracker, "test")
          .track(plan, ExperimentListener.silent(), results, journal);
    }
  }

  @Test
  void theSweepHoldsACurveOfEachAttackFromTheCleanTrialOn() {
    ExperimentReport report =
        new ExperimentRunner(ExperimentListener.silent())
            .run(PLAN.attacks(new LabelFlip(0.1), new LabelFlip(0.5)).seeds(1, 2));

    List<MetricValue> curve =
        Curves.add(RunValues.none(), report).metrics().stream()
            .filter(metric -> metric.name().equals("accuracy label-flip"))
            .toList();

    assertThat(curve).extracting(MetricValue::step).containsExactly(0L, 100L, 500L);
    double clean =
        report.results().stream()
            .filter(result -> result.poisonedRows() == 0)
            .mapToDouble(result -> result.observed(Metric.ACCURACY).orElseThrow())
            .average()
            .orElseThrow();
    assertThat(curve.getFirst().value()).isCloseTo(clean, within(1e-12));
    assertThat(curve.getLast().value()).isLessThan(curve.getFirst().value() - 0.2);
  }

  @Test
  void aSweepThatCannotBeRecordedEndsEarly() {
    ExperimentPlan many = PLAN.seeds(1, 200);
    AtomicInteger trained = new AtomicInteger();
    ExperimentListener counting =
        new ExperimentListener() {
          @Override
          public void finished(TrialOutcome outcome) {
            trained.incrementAndGet();
          }
        };

    assertThatThrownBy(() -> new TrackedExperiment(failingAfter(4), "test").track(many, counting))
        .isInstanceOf(TrackingException.class)
        .hasMessage("the server is gone");
    assertThat(trained).hasValueLessThan(many.trials().size() / 2);
  }

  /** Returns the tracker, which starts so many runs and no more. */
  private RunTracker failingAfter(int runs) {
    AtomicInteger started = new AtomicInteger();
    return (RunTracker)
        Proxy.newProxyInstance(
            RunTracker.class.getClassLoader(),
            new Class<?>[] {RunTracker.class},
            (_, method, arguments) -> {
              if (method.getName().equals("start") && started.incrementAndGet() > runs) {
                throw new TrackingException("the server is gone");
              }
              try {
                return method.invoke(tracker, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private TrackedReport track(ExperimentPlan plan, RecordingOptions options) {
    return new TrackedExperiment(tracker, "test", options).track(plan, ExperimentListener.silent());
  }

  private List<String> poisonedRows(RunInfo run) {
    return text(tracker.artifact(run.id(), TrialRecord.POISONED_ROWS_FILE)).lines().toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A learner that always throws. */
  record Broken(String message) implements Learner {
    @Override
    public TrainedModel train(io.poisonlab.dataset.Dataset data, io.poisonlab.random.Seed seed) {
      throw new IllegalArgumentException(message);
    }
  }
}
