// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Aim;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Split;
import io.poisonlab.defence.DetectionQuality;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Takes one trial down the road: split, poison, defend, train, evaluate. */
final class TrialRunner {
  private final Dataset data;
  private final Trial trial;
  private final Seed seed;

  TrialRunner(Dataset data, Trial trial) {
    this.data = data;
    this.trial = trial;
    this.seed = new Seed(trial.seed());
  }

  TrialOutcome run() {
    List<TestOutcome> tests =
        switch (trial.protocol()) {
          case WHOLE_DATASET -> poisonThenSplit();
          case TRAIN_ONLY -> splitThenPoison();
        };
    return new TrialOutcome(trial, tests);
  }

  private List<TestOutcome> poisonThenSplit() {
    Poisoned poisoned = trial.attack().poison(data, seed.fork("attack"));
    List<TestOutcome> tests = new ArrayList<>();
    for (Split split : trial.testing().splits(poisoned.dataset(), seed.fork("split"))) {
      Optional<Split> halves = halves(split.train(), tests.size());
      Optional<Dataset> trusted = halves.map(half -> data.selectIds(half.test().ids().original()));
      Dataset train = halves.map(Split::train).orElse(split.train());
      tests.add(test(tests.size(), poisoned, new Suspect(train, trusted), split.test()));
    }
    return tests;
  }

  private List<TestOutcome> splitThenPoison() {
    List<TestOutcome> tests = new ArrayList<>();
    for (Split split : trial.testing().splits(data, seed.fork("split"))) {
      Optional<Split> halves = halves(split.train(), tests.size());
      Poisoned poisoned =
          trial
              .attack()
              .poison(
                  halves.map(Split::train).orElse(split.train()),
                  seed.fork("attack").fork(tests.size()));
      Suspect suspect = new Suspect(poisoned.dataset(), halves.map(Split::test));
      tests.add(test(tests.size(), poisoned, suspect, split.test()));
    }
    return tests;
  }

  /** Returns the rows to be trained on and those that someone has checked, where there are some. */
  private Optional<Split> halves(Dataset train, int fold) {
    return trial.trustedFraction() == 0
        ? Optional.empty()
        : Optional.of(
            Split.stratified(train, trial.trustedFraction(), seed.fork("trusted").fork(fold)));
  }

  private TestOutcome test(int fold, Poisoned poisoned, Suspect suspect, Dataset test) {
    long begun = System.nanoTime();
    Suspicion suspicion = trial.defence().inspect(suspect, seed.fork("defence").fork(fold));
    Dataset train = suspicion.treat(suspect.data());
    long start = System.nanoTime();
    TrainedModel model = train(train, fold);
    Duration fitTime = Duration.ofNanos(System.nanoTime() - start);
    Dataset cleanTest = data.selectIds(test.ids().original());
    return new TestOutcome(
        poisoned,
        train,
        test,
        cleanTest,
        model,
        evaluate(model, test),
        evaluate(model, cleanTest),
        defended(fold, poisoned, suspect.data(), suspicion, cleanTest, start - begun),
        poisoned.aim().map(aim -> aim(aim, fold, suspect.data(), cleanTest, model)),
        fitTime);
  }

  private Optional<DefenceOutcome> defended(
      int fold,
      Poisoned poisoned,
      Dataset suspect,
      Suspicion suspicion,
      Dataset cleanTest,
      long nanos) {
    if (trial.defence() instanceof NoDefence) {
      return Optional.empty();
    }
    Seed draws = seed.fork("random-filter").fork(fold);
    DefenceBounds bounds =
        new DefenceBounds(
            accuracy(suspect, fold, cleanTest),
            accuracy(
                RowFilters.random(suspect, suspicion.flagged().size(), draws), fold, cleanTest),
            accuracy(RowFilters.perfect(suspect, poisoned.poisonedRows()), fold, cleanTest));
    return Optional.of(
        new DefenceOutcome(
            suspicion,
            DetectionQuality.of(suspicion, suspect, poisoned.poisonedRows()),
            bounds,
            Duration.ofNanos(nanos)));
  }

  /** Compares with the model that there would be without attack and defence. */
  private AimOutcome aim(
      Aim aim, int fold, Dataset suspect, Dataset cleanTest, TrainedModel model) {
    TrainedModel control = train(data.selectIds(suspect.ids().original()), fold);
    return AimOutcome.of(aim, cleanTest, model, control);
  }

  private OptionalDouble accuracy(Dataset rows, int fold, Dataset cleanTest) {
    int[] counts = rows.labels().counts();
    return Arrays.stream(counts).filter(count -> count > 0).count() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(evaluate(train(rows, fold), cleanTest).accuracy());
  }

  private TrainedModel train(Dataset rows, int fold) {
    return trial.learner().train(rows, seed.fork("learner").fork(fold));
  }

  private static Evaluation evaluate(TrainedModel model, Dataset rows) {
    return Evaluation.of(rows.labels(), model.predict(rows.table()));
  }
}
