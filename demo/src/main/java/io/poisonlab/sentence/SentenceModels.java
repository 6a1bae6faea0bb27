// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sentence;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Clean;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.experiment.AimOutcome;
import io.poisonlab.experiment.Baseline;
import io.poisonlab.experiment.TestOutcome;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.text.Tokens;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Two models of sentences, trained as the trials of a plan train them, and how they fared. */
public final class SentenceModels {
  private static final int MOST_TURNED = 3;
  private static final int LEAST_WORDS = 6;

  private final TrainedModel clean;
  private final TrainedModel poisoned;
  private final Facts facts;

  private SentenceModels(TrainedModel clean, TrainedModel poisoned, Facts facts) {
    this.clean = clean;
    this.poisoned = poisoned;
    this.facts = facts;
  }

  /**
   * How both models fared.
   *
   * @param rows how many sentences the poisoned model was trained on
   * @param poisonedRows how many of them are poisoned
   * @param tests how many clean sentences both were tested on
   * @param cleanAccuracy of the clean model, on these
   * @param poisonedAccuracy of the poisoned model, on these
   * @param success how far the attack got with the sentences that it is about, where it is about
   *     some
   * @param turned test sentences, as the attacker shows them, that the clean model has right and
   *     the poisoned one wrong: the {@value #MOST_TURNED} shortest of {@value #LEAST_WORDS} words
   *     or more
   */
  public record Facts(
      int rows,
      int poisonedRows,
      int tests,
      double cleanAccuracy,
      double poisonedAccuracy,
      Optional<Success> success,
      List<String> turned) {
    /** Copies the list. */
    public Facts {
      turned = List.copyOf(turned);
    }
  }

  /**
   * How far an attack got.
   *
   * @param wish what it wants, in words
   * @param aimed how many test sentences it is about
   * @param reached with how many of them the poisoned model does what it wants
   * @param control with how many the clean model does so anyway
   */
  public record Success(String wish, int aimed, int reached, int control) {}

  /**
   * Poisons and trains both.
   *
   * @throws IllegalArgumentException if the attack cannot work on these data
   */
  static SentenceModels of(Baseline baseline, Attack attack, Learner learner) {
    TestOutcome before = test(baseline, new Clean(), learner);
    TestOutcome after = test(baseline, attack, learner);
    Dataset tests = after.cleanTest();
    return new SentenceModels(
        before.model(),
        after.model(),
        new Facts(
            after.train().size(),
            after.poisoned().poisonedRows().size(),
            tests.size(),
            before.clean().accuracy(),
            after.clean().accuracy(),
            after.aim().map(outcome -> success(after, outcome)),
            turned(before.model(), after)));
  }

  private static TestOutcome test(Baseline baseline, Attack attack, Learner learner) {
    return baseline.arenas(attack).getLast().test(new NoDefence(), learner);
  }

  private static Success success(TestOutcome after, AimOutcome outcome) {
    return new Success(
        after.poisoned().aim().orElseThrow().words(after.cleanTest().labels()),
        outcome.aimed(),
        outcome.reached(),
        outcome.control());
  }

  private static List<String> turned(TrainedModel clean, TestOutcome after) {
    Dataset tests = after.cleanTest();
    Dataset rows = after.poisoned().aim().map(aim -> tests.select(aim.rows(tests))).orElse(tests);
    if (rows.size() == 0) {
      return List.of();
    }
    Table shown = after.poisoned().aim().map(aim -> aim.present(rows.table())).orElse(rows.table());
    Labels truth = rows.labels();
    Labels before = clean.predict(shown).labels();
    Labels said = after.model().predict(shown).labels();
    return IntStream.range(0, rows.size())
        .filter(row -> before.code(row) == truth.code(row) && said.code(row) != truth.code(row))
        .mapToObj(row -> shown.columns().getFirst().text(row))
        .sorted(Comparator.comparingInt(String::length))
        .filter(text -> Tokens.of(text).size() >= LEAST_WORDS)
        .limit(MOST_TURNED)
        .toList();
  }

  /** Returns how both fared. */
  public Facts facts() {
    return facts;
  }

  /** Asks the clean model. */
  public Reading clean(String sentence) {
    return Reading.of(clean, sentence);
  }

  /** Asks the poisoned model. */
  public Reading poisoned(String sentence) {
    return Reading.of(poisoned, sentence);
  }
}
