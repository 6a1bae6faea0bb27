// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Split;
import io.poisonlab.defence.DetectionQuality;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
      tests.add(test(tests.size(), poisoned, split));
    }
    return tests;
  }

  private List<TestOutcome> splitThenPoison() {
    List<TestOutcome> tests = new ArrayList<>();
    for (Split split : trial.testing().splits(data, seed.fork("split"))) {
      Poisoned poisoned =
          trial.attack().poison(split.train(), seed.fork("attack").fork(tests.size()));
      tests.add(test(tests.size(), poisoned, new Split(poisoned.dataset(), split.test())));
    }
    return tests;
  }

  private TestOutcome test(int fold, Poisoned poisoned, Split split) {
    Suspicion suspicion =
        trial.defence().inspect(Suspect.of(split.train()), seed.fork("defence").fork(fold));
    Dataset train = suspicion.treat(split.train());
    long start = System.nanoTime();
    TrainedModel model = train(train, fold);
    Duration fitTime = Duration.ofNanos(System.nanoTime() - start);
    Dataset cleanTest = data.selectIds(split.test().ids().original());
    return new TestOutcome(
        poisoned,
        train,
        split.test(),
        cleanTest,
        model,
        evaluate(model, split.test()),
        evaluate(model, cleanTest),
        DetectionQuality.of(suspicion, split.train().ids(), poisoned.poisonedRows()),
        poisoned.aim().map(aim -> AimOutcome.of(aim, cleanTest, model, untouched(fold, split))),
        fitTime);
  }

  /** Trains the model that there would be without attack and defence. */
  private TrainedModel untouched(int fold, Split split) {
    return train(data.selectIds(split.train().ids().original()), fold);
  }

  private TrainedModel train(Dataset rows, int fold) {
    return trial.learner().train(rows, seed.fork("learner").fork(fold));
  }

  private static Evaluation evaluate(TrainedModel model, Dataset rows) {
    return Evaluation.of(rows.labels(), model.predict(rows.table()));
  }
}
