// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.story;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.PlacedPoint;
import io.poisonlab.attack.PlacedRows;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.confident.FilterBy;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.defence.ConfidentLearning;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.defence.Treatment;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import io.poisonlab.scene.DrawnRows;
import io.poisonlab.scene.RegionMap;
import io.poisonlab.scene.View;
import java.util.List;
import java.util.stream.IntStream;

/** The lender of a story while it goes on: what has arrived, what was kept, and the model. */
final class Lender {
  /** The income that all applications of the attacker name, in thousands a year. */
  static final double INCOME = 30;

  /** What the attacker wants in the end, in thousands. */
  static final double REQUEST = 95;

  private static final double FIRST_AMOUNT = 40;
  private static final double LAST_AMOUNT = 90;

  /** How far an application falls from its month's amount and income, in standard deviations. */
  private static final double SPREAD = 0.08;

  private static final int HISTORY = 400;
  private static final int HONEST_EACH_MONTH = 25;
  private static final int TESTS = 2_000;

  /**
   * Looks up the fifteen decided applications that are most alike, and says what most of them were.
   */
  private static final Learner LEARNER = new KnnLearner(15, true);

  /** Asks of each decision whether the others, by a line between yes and no, speak against it. */
  private static final Defence GATE = gate(new LogisticRegressionLearner(1, true));

  private static final int FOLDS = 5;

  private final LoanStory story;
  private final Defence gate;
  private final Seed seed;
  private final Dataset honest;
  private final Dataset tests;
  private Dataset arrived;
  private Dataset kept;
  private TrainedModel model;

  /** Opens before the attack, with a history of honest decisions. */
  Lender(LoanStory story) {
    this(story, story.defended() ? GATE : new NoDefence());
  }

  /** Opens with a gate of one's choice. */
  Lender(LoanStory story, Defence gate) {
    this.story = story;
    this.gate = gate;
    this.seed = new Seed(story.seed());
    this.honest =
        new Applicants(HISTORY + story.months() * HONEST_EACH_MONTH).generate(seed.fork("honest"));
    this.tests = new Applicants(TESTS).generate(seed.fork("tests"));
    this.arrived = honest.select(IntStream.range(0, HISTORY).toArray());
    this.kept = inspected(arrived, 0);
    this.model = LEARNER.train(kept, seed.fork("model").fork(0));
  }

  /** Returns a gate that asks this learner. */
  static Defence gate(Learner learner) {
    return new ConfidentLearning(learner, FOLDS, FilterBy.PRUNE_BY_NOISE_RATE, Treatment.DROP);
  }

  /** Lets a month pass: applications arrive, the gate looks at all there are, the model learns. */
  void pass(int month) {
    int first = HISTORY + (month - 1) * HONEST_EACH_MONTH;
    Dataset genuine = honest.select(IntStream.range(first, first + HONEST_EACH_MONTH).toArray());
    Poisoned poisoned =
        attack(month).poison(arrived.append(genuine), seed.fork("attack").fork(month));
    arrived = poisoned.dataset();
    Dataset bad = arrived.selectIds(poisoned.poisonedRows());
    kept = inspected(kept.append(genuine).append(bad), month);
    model = LEARNER.train(kept, seed.fork("model").fork(month));
  }

  /** What the gate keeps out once stays out. */
  private Dataset inspected(Dataset data, int month) {
    Suspicion found = gate.inspect(Suspect.of(data), seed.fork("gate").fork(month));
    return found.treat(data);
  }

  private Attack attack(int month) {
    int rows = story.applications();
    double amount =
        FIRST_AMOUNT + (LAST_AMOUNT - FIRST_AMOUNT) * (month - 1) / (story.months() - 1);
    PlacedPoint place =
        new PlacedPoint(List.of(INCOME, amount), Applicants.APPROVED, Math.max(rows, 1));
    return new PlacedRows(rows == 0 ? List.of() : List.of(place.toString()), SPREAD);
  }

  /** Returns the month as it stands. */
  Standing month(int month) {
    return new Standing(month, story.defended(), model, kept, arrived, figures());
  }

  private LoanFigures figures() {
    int sent = (int) arrived.ids().stream().filter(Lender::isAttackers).count();
    int learned = (int) kept.ids().stream().filter(Lender::isAttackers).count();
    int genuine = arrived.size() - sent;
    return new LoanFigures(
        isApproved(),
        sent,
        learned,
        genuine,
        genuine - (kept.size() - learned),
        Evaluation.of(tests.labels(), model.predict(tests.table())).accuracy());
  }

  private boolean isApproved() {
    int decision =
        model
            .predict(Applicants.table(new double[] {INCOME}, new double[] {REQUEST}))
            .labels()
            .code(0);
    return decision == honest.labels().codeOf(Applicants.APPROVED);
  }

  private static boolean isAttackers(int id) {
    return id >= RowIds.FIRST_INSERTED;
  }

  /** A month that can be drawn. */
  record Standing(
      int month,
      boolean gate,
      TrainedModel model,
      Dataset kept,
      Dataset arrived,
      LoanFigures figures) {
    LoanMonth drawn(View view) {
      int[] all = arrived.ids().stream().toArray();
      RowIds poison = RowIds.of(IntStream.of(all).filter(Lender::isAttackers).toArray());
      RowIds out = RowIds.of(IntStream.of(all).filter(id -> !kept.ids().contains(id)).toArray());
      return new LoanMonth(
          month,
          LoanNarration.name(month),
          LoanNarration.says(month, gate, figures),
          figures,
          DrawnRows.of(arrived, poison, out),
          RegionMap.of(model, view, kept).runs());
    }
  }
}
