// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Aim;
import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Data that were poisoned once, where any defence and any learner may show what they are worth.
 * What several of them need, findings and the models that they are compared with, is made once. To
 * be used by one thread.
 */
public final class Arena {
  private final Attack attack;
  private final Poisoned poisoned;
  private final Suspect suspect;
  private final Dataset test;
  private final Dataset cleanTest;
  private final Once<Controls> controls;
  private final Seed seed;
  private final int fold;
  private final Map<Defence, Finding> findings = new HashMap<>();
  private final Map<Learner, Fitted> undefended = new HashMap<>();
  private final Map<Learner, OptionalDouble> perfect = new HashMap<>();

  /**
   * Prepares; see {@link Baseline#arenas}.
   *
   * @param cleanTest the test rows with their true features and labels: the same object where the
   *     test rows are clean
   * @param controls models of the clean rows
   */
  Arena(
      Attack attack,
      Poisoned poisoned,
      Suspect suspect,
      Dataset test,
      Dataset cleanTest,
      Supplier<Controls> controls,
      Seed seed,
      int fold) {
    this.attack = attack;
    this.poisoned = poisoned;
    this.suspect = suspect;
    this.test = test;
    this.cleanTest = cleanTest;
    this.controls = new Once<>(controls);
    this.seed = seed;
    this.fold = fold;
  }

  /** What a defence warned of, then found, and what that took. */
  private record Finding(
      List<String> warnings, Suspicion suspicion, Dataset treated, Duration time) {}

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
  @SuppressWarnings("ReferenceEquality") // where the protocol leaves test rows clean, they are one
  public TestOutcome test(Defence defence, Learner learner) {
    Finding finding = finding(defence);
    Fitted fitted = fitted(finding, learner);
    TrainedModel model = fitted.model();
    Evaluation clean = evaluate(model, cleanTest);
    return new TestOutcome(
        poisoned,
        finding.treated(),
        test,
        cleanTest,
        model,
        test == cleanTest ? clean : evaluate(model, test),
        clean,
        defence instanceof NoDefence ? Optional.empty() : Optional.of(outcome(finding, learner)),
        poisoned.aim().map(aim -> outcome(aim, learner, model)),
        fitted.time());
  }

  /** Returns the test rows with their true features and labels. */
  public Dataset cleanTest() {
    return cleanTest;
  }

  /**
   * Returns what a defence finds in the training rows; nothing is trained for it.
   *
   * @throws IllegalArgumentException if the defence cannot work on these data
   */
  public Suspicion inspect(Defence defence) {
    return finding(defence).suspicion();
  }

  /**
   * Returns the model that comes of the rows which a defence has treated, as {@link #test} tests
   * it, without the bounds that are compared with there.
   *
   * @throws IllegalArgumentException if the defence cannot work on these data, or leaves nothing
   *     that can be learned from
   */
  public TrainedModel model(Defence defence, Learner learner) {
    return fitted(finding(defence), learner).model();
  }

  /**
   * Returns the metrics, on clean test rows, of the model that there would be without an attack.
   */
  public Evaluation untouched(Learner learner) {
    return evaluate(control(learner), cleanTest);
  }

  private Finding finding(Defence defence) {
    return findings.computeIfAbsent(defence, this::find);
  }

  private Fitted fitted(Finding finding, Learner learner) {
    boolean untreated = finding.suspicion().flagged().size() == 0;
    return untreated ? undefended(learner) : train(learner, finding.treated());
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
        OptionalDouble.of(evaluate(undefended(learner).model(), cleanTest).accuracy());
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

  private Fitted undefended(Learner learner) {
    return undefended.computeIfAbsent(
        learner, key -> isUntouched() ? controls.get().model(key) : train(key, suspect.data()));
  }

  /**
   * Returns whether what is trained on are the clean rows, as after the attack that does nothing.
   */
  private boolean isUntouched() {
    return poisoned.poisonedRows().size() == 0
        && suspect.data().ids().equals(controls.get().rows().ids());
  }

  private TrainedModel control(Learner learner) {
    return controls.get().model(learner).model();
  }

  private OptionalDouble accuracy(Learner learner, Dataset rows) {
    return Arrays.stream(rows.labels().counts()).filter(count -> count > 0).count() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(evaluate(train(learner, rows).model(), cleanTest).accuracy());
  }

  private Fitted train(Learner learner, Dataset rows) {
    return Fitted.train(learner, rows, suspect.trusted(), seed.fork("learner").fork(fold));
  }

  private static Evaluation evaluate(TrainedModel model, Dataset rows) {
    return Evaluation.of(rows.labels(), model.predict(rows.table()));
  }
}
