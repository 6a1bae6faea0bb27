// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Aim;
import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Split;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DetectionQuality;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.defence.Warnings;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Data that were poisoned once, where any defence and any learner may show what they are worth.
 * What several of them need, findings and the models that they are compared with, is made once. To
 * be used by one thread.
 */
public final class Arena {
  private final Dataset data;
  private final Attack attack;
  private final Poisoned poisoned;
  private final Suspect suspect;
  private final Dataset test;
  private final Dataset cleanTest;
  private final Seed seed;
  private final int fold;
  private final Map<Defence, Finding> findings = new HashMap<>();
  private final Map<Learner, TrainedModel> untouched = new HashMap<>();
  private final Map<Learner, TrainedModel> undefended = new HashMap<>();
  private final Map<Learner, OptionalDouble> perfect = new HashMap<>();

  private Arena(
      Dataset data,
      Attack attack,
      Poisoned poisoned,
      Suspect suspect,
      Dataset test,
      Seed seed,
      int fold) {
    this.data = data;
    this.attack = attack;
    this.poisoned = poisoned;
    this.suspect = suspect;
    this.test = test;
    this.cleanTest = data.selectIds(test.ids().original());
    this.seed = seed;
    this.fold = fold;
  }

  /** What a defence warned of, then found, and what that took. */
  private record Finding(
      List<String> warnings, Suspicion suspicion, Dataset treated, Duration time) {}

  /**
   * Poisons and splits.
   *
   * @param data the clean data
   * @param trustedFraction the share of the training rows that someone has checked, in [0, 1)
   * @param seed what every draw comes from
   * @return one arena for each split that the testing makes
   * @throws IllegalArgumentException if the attack or the split cannot be done on these data
   */
  public static List<Arena> of(
      Dataset data,
      Protocol protocol,
      Testing testing,
      double trustedFraction,
      Attack attack,
      Seed seed) {
    List<Arena> arenas = new ArrayList<>();
    switch (protocol) {
      case WHOLE_DATASET -> {
        Poisoned all = attack.poison(data, seed.fork("attack"));
        for (Split split : testing.splits(all.dataset(), seed.fork("split"))) {
          Optional<Split> halves = halves(split.train(), trustedFraction, seed, arenas.size());
          Suspect suspect =
              new Suspect(
                  halves.map(Split::train).orElse(split.train()),
                  halves.map(half -> data.selectIds(half.test().ids().original())));
          arenas.add(new Arena(data, attack, all, suspect, split.test(), seed, arenas.size()));
        }
      }
      case TRAIN_ONLY -> {
        for (Split split : testing.splits(data, seed.fork("split"))) {
          Optional<Split> halves = halves(split.train(), trustedFraction, seed, arenas.size());
          Poisoned train =
              attack.poison(
                  halves.map(Split::train).orElse(split.train()),
                  seed.fork("attack").fork(arenas.size()));
          Suspect suspect = new Suspect(train.dataset(), halves.map(Split::test));
          arenas.add(new Arena(data, attack, train, suspect, split.test(), seed, arenas.size()));
        }
      }
    }
    return List.copyOf(arenas);
  }

  /** Returns the rows to be trained on and those that someone has checked, where there are some. */
  private static Optional<Split> halves(Dataset train, double trusted, Seed seed, int fold) {
    return trusted == 0
        ? Optional.empty()
        : Optional.of(Split.stratified(train, trusted, seed.fork("trusted").fork(fold)));
  }

  /** Returns what a defence is shown. */
  public Suspect suspect() {
    return suspect;
  }

  /** Returns what the attack made of the rows it reached. */
  public Poisoned poisoned() {
    return poisoned;
  }

  /**
   * Asks a defence for its warnings, lets it treat the training rows, trains, and tests.
   *
   * @throws IllegalArgumentException if the defence cannot work on these data, or leaves nothing
   *     that can be learned from
   */
  public TestOutcome test(Defence defence, Learner learner) {
    Finding finding = findings.computeIfAbsent(defence, this::find);
    long start = System.nanoTime();
    boolean untreated = finding.suspicion().flagged().size() == 0;
    TrainedModel model = untreated ? undefended(learner) : train(learner, finding.treated());
    Duration fitTime = Duration.ofNanos(System.nanoTime() - start);
    return new TestOutcome(
        poisoned,
        finding.treated(),
        test,
        cleanTest,
        model,
        evaluate(model, test),
        evaluate(model, cleanTest),
        defence instanceof NoDefence ? Optional.empty() : Optional.of(outcome(finding, learner)),
        poisoned.aim().map(aim -> outcome(aim, learner, model)),
        fitTime);
  }

  /**
   * Returns the metrics, on clean test rows, of the model that there would be without an attack.
   */
  public Evaluation untouched(Learner learner) {
    return evaluate(control(learner), cleanTest);
  }

  private Finding find(Defence defence) {
    List<String> warnings = Warnings.of(defence, suspect, attack);
    long start = System.nanoTime();
    Suspicion suspicion = defence.inspect(suspect, seed.fork("defence").fork(fold));
    Dataset treated = suspicion.treat(suspect.data());
    return new Finding(warnings, suspicion, treated, Duration.ofNanos(System.nanoTime() - start));
  }

  private DefenceOutcome outcome(Finding finding, Learner learner) {
    Dataset rows = suspect.data();
    int flagged = finding.suspicion().flagged().size();
    OptionalDouble poisonedAccuracy =
        OptionalDouble.of(evaluate(undefended(learner), cleanTest).accuracy());
    Dataset thinned = RowFilters.random(rows, flagged, seed.fork("random-filter").fork(fold));
    DefenceBounds bounds =
        new DefenceBounds(
            poisonedAccuracy,
            flagged == 0 ? poisonedAccuracy : accuracy(learner, thinned),
            perfect.computeIfAbsent(
                learner, key -> accuracy(key, RowFilters.perfect(rows, poisoned.poisonedRows()))));
    return new DefenceOutcome(
        suspect,
        finding.warnings(),
        finding.suspicion(),
        DetectionQuality.of(finding.suspicion(), rows, poisoned.poisonedRows()),
        bounds,
        finding.time());
  }

  private AimOutcome outcome(Aim aim, Learner learner, TrainedModel model) {
    return AimOutcome.of(aim, cleanTest, model, control(learner));
  }

  private TrainedModel undefended(Learner learner) {
    return undefended.computeIfAbsent(learner, key -> train(key, suspect.data()));
  }

  private TrainedModel control(Learner learner) {
    return untouched.computeIfAbsent(
        learner, key -> train(key, data.selectIds(suspect.data().ids().original())));
  }

  private OptionalDouble accuracy(Learner learner, Dataset rows) {
    return Arrays.stream(rows.labels().counts()).filter(count -> count > 0).count() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(evaluate(train(learner, rows), cleanTest).accuracy());
  }

  private TrainedModel train(Learner learner, Dataset rows) {
    return learner.train(rows, seed.fork("learner").fork(fold));
  }

  private static Evaluation evaluate(TrainedModel model, Dataset rows) {
    return Evaluation.of(rows.labels(), model.predict(rows.table()));
  }
}
