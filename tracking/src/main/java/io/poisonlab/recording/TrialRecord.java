// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.experiment.DefenceOutcome;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.Spread;
import io.poisonlab.experiment.TestOutcome;
import io.poisonlab.experiment.Testing;
import io.poisonlab.experiment.Trial;
import io.poisonlab.experiment.TrialOutcome;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.inspection.Inspection;
import io.poisonlab.learner.ImageNetwork;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.learner.TrainingEpoch;
import io.poisonlab.parameter.Description;
import io.poisonlab.report.ContactSheet;
import io.poisonlab.tracking.RunValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What is recorded of one trial: its parameters, metrics and files. */
public final class TrialRecord {
  /** The file of known samples, where rows may be recorded. */
  public static final String SAMPLES_FILE = "check/samples.json";

  /** The file with the ids of the test rows. */
  public static final String TEST_ROWS_FILE = "check/test_rows.csv";

  /**
   * The file of poisoned rows: ids and, where rows may be recorded, the values after the attack.
   */
  public static final String POISONED_ROWS_FILE = "poison/poisoned_rows.csv";

  /** The picture of poisoned images: before, after, and the difference. */
  public static final String CONTACT_SHEET_FILE = "poison/contact_sheet.png";

  /** What the names of per-fold metrics begin with. */
  public static final String FOLD = "fold_";

  /** What the names of a metric's standard deviation over the folds end with. */
  public static final String DEVIATION = "_sd";

  private TrialRecord() {}

  /** Returns every parameter of the trial: what poisons, what is trained, how it is tested. */
  static SequencedMap<String, String> params(ExperimentPlan plan, Trial trial, TrialResult result) {
    SequencedMap<String, String> params = new LinkedHashMap<>();
    Description attack = Description.of(trial.attack());
    params.put("poison_type", attack.id());
    params.put("poison_fraction", Double.toString(result.poisonFraction()));
    params.put("poison_rows", Integer.toString(result.poisonedRows()));
    settings(params, "attack_", attack);
    params.put("dataset", trial.dataset().name());
    params.put("protocol", trial.protocol().id());
    switch (trial.testing()) {
      case Testing.HoldOut holdOut ->
          params.put("test_fraction", Double.toString(holdOut.fraction()));
      case Testing.CrossValidation crossed ->
          params.put("folds", Integer.toString(crossed.folds()));
      case Testing.GivenRows given -> params.put("test_rows", Integer.toString(given.ids().size()));
    }
    params.put("trusted_fraction", Double.toString(trial.trustedFraction()));
    params.put("seed", Long.toString(trial.seed()));
    params.put("learner", Description.of(trial.learner()).id());
    params.putAll(learnerParams(trial));
    params.put("defence", Description.of(trial.defence()).id());
    settings(params, "defence_", Description.of(trial.defence()));
    return params;
  }

  /** Returns the learner's settings, which are those of the model too. */
  static SequencedMap<String, String> learnerParams(Trial trial) {
    SequencedMap<String, String> params = new LinkedHashMap<>();
    settings(params, "learner_", Description.of(trial.learner()));
    return params;
  }

  /**
   * Adds the metrics: of one test under their own names, of several as mean, standard deviation and
   * each fold's value by step.
   */
  static RunValues metrics(RunValues values, TrialResult result) {
    RunValues all = values;
    for (Map.Entry<String, List<Double>> metric :
        MetricNames.accepted(result.metrics()).entrySet()) {
      List<Double> tests = metric.getValue();
      Spread spread = Spread.of(tests);
      all = all.metric(metric.getKey(), spread.mean());
      if (tests.size() > 1) {
        all = all.metric(metric.getKey() + DEVIATION, spread.deviation());
        for (int fold = 0; fold < tests.size(); fold++) {
          all = all.metric(FOLD + metric.getKey(), tests.get(fold), fold);
        }
      }
    }
    if (!result.defenceTime().isZero()) {
      all = all.metric("defence_seconds", result.defenceTime().toNanos() / 1e9);
    }
    return all.metric("fit_seconds", result.fitTime().toNanos() / 1e9); // last: UIs show the first
  }

  /** Adds how a network's training went, by epochs. */
  static RunValues curve(RunValues values, TrainedModel model) {
    List<TrainingEpoch> epochs = model.network().map(ImageNetwork::curve).orElse(List.of());
    RunValues all = values;
    for (int i = 0; i < epochs.size(); i++) {
      all =
          all.metric("training_loss", epochs.get(i).loss(), i + 1)
              .metric("training_accuracy", epochs.get(i).accuracy(), i + 1);
    }
    return all;
  }

  /**
   * Returns the run's files: ground truth, what the sanity check needs, and what the defence found,
   * with pictures where it is the first seed's trial.
   *
   * @param samples the known samples as JSON, or nothing where no rows may be recorded
   */
  static SequencedMap<String, byte[]> files(
      ExperimentPlan plan, TrialOutcome outcome, Optional<String> samples) {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    TestOutcome kept = outcome.kept();
    files.put(TEST_ROWS_FILE, utf8(ids(kept.test().ids())));
    RowIds poisoned = kept.poisoned().poisonedRows();
    if (samples.isPresent()) {
      Dataset rows = kept.poisoned().dataset().selectIds(poisoned);
      files.put(POISONED_ROWS_FILE, utf8(CsvWriter.withIds(rows)));
      files.put(SAMPLES_FILE, utf8(samples.get()));
    } else {
      files.put(POISONED_ROWS_FILE, utf8(ids(poisoned)));
    }
    boolean drawn = outcome.trial().seed() == plan.seeds().getFirst();
    if (drawn && samples.isPresent()) {
      ContactSheet.of(outcome.trial().dataset(), kept.poisoned())
          .ifPresent(sheet -> files.put(CONTACT_SHEET_FILE, sheet));
    }
    kept.defended()
        .map(found -> inspection(outcome.trial(), found))
        .ifPresent(found ->
            files.putAll(
                drawn
                    ? SuspicionFiles.of(found, samples.isPresent())
                    : SuspicionFiles.table(found, samples.isPresent())));
    return files;
  }

  private static Inspection inspection(Trial trial, DefenceOutcome found) {
    return new Inspection(trial.defence(), found.suspect(), found.suspicion(), found.warnings());
  }

  private static void settings(Map<String, String> params, String prefix, Description described) {
    described.settings().forEach((name, value) -> params.put(prefix + name, value.toString()));
  }

  private static String ids(RowIds rows) {
    List<List<String>> records = new ArrayList<>();
    records.add(List.of(CsvWriter.ID_COLUMN));
    rows.stream().forEach(id -> records.add(List.of(Integer.toString(id))));
    return CsvWriter.records(records);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
