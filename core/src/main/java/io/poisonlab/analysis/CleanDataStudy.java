// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.Split;
import io.poisonlab.defence.Remedy;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.Learner;
import io.poisonlab.parallel.OrderedWork;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures how much clean data makes up for poison: a learning curve over clean rows that are added
 * to a poisoned base.
 *
 * <p><b>Steps.</b> For each seed a fifth of the rows is held out and stays clean. Of the others,
 * rows drawn at random are the base; the attack poisons it; then clean rows, drawn before and the
 * same for every attack, are added step by step, and each time a model is trained and tested.
 * Beside it stand the model of the clean base, whose accuracy is to be got back, and that of the
 * base without its poisoned rows: cleaning instead of collecting.
 *
 * <p>The result does not depend on the number of threads.
 */
public final class CleanDataStudy {
  /** Hears how far a study is, from several threads, one at a time. */
  @FunctionalInterface
  public interface Listener {
    /** Called at the beginning and after each unit of work. */
    void progress(int finished, int all);
  }

  private final Listener listener;
  private final int threads;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * Measures on a number of threads.
   *
   * @param threads 1 or more
   */
  public CleanDataStudy(Listener listener, int threads) {
    this.listener = listener;
    this.threads = OrderedWork.checked(threads);
  }

  /** Lets no further unit start. */
  public void stop() {
    stopped.set(true);
  }

  /** One seed with one learner: all accuracies. */
  private record Unit(long seed, Learner learner) {}

  /** What a unit measured: of the clean base, then of each attack. */
  private record Measured(double clean, List<OfAttack> attacks) {}

  private record OfAttack(List<Double> accuracies, double cleaned) {}

  /**
   * Measures a plan.
   *
   * @throws IllegalStateException if it was stopped
   */
  public CleanDataTable run(CleanDataPlan plan) {
    List<Unit> units = new ArrayList<>();
    for (Learner learner : plan.learners()) {
      plan.seeds().forEach(seed -> units.add(new Unit(seed, learner)));
    }
    List<Measured> measured = measured(plan, units);
    List<CleanDataRow> rows = new ArrayList<>();
    CleanDataRows maker = new CleanDataRows(plan);
    int seeds = plan.seeds().size();
    for (int i = 0; i < plan.learners().size(); i++) {
      List<Measured> ofLearner = measured.subList(i * seeds, (i + 1) * seeds);
      double[] clean = ofLearner.stream().mapToDouble(Measured::clean).toArray();
      for (int a = 0; a < plan.attacks().size(); a++) {
        int attack = a;
        List<OfAttack> each = ofLearner.stream().map(one -> one.attacks().get(attack)).toList();
        rows.add(
            maker.row(
                plan.attacks().get(a),
                plan.learners().get(i),
                clean,
                each.stream().map(OfAttack::accuracies).toList(),
                each.stream().mapToDouble(OfAttack::cleaned).toArray()));
      }
    }
    return new CleanDataTable(rows);
  }

  private List<Measured> measured(CleanDataPlan plan, List<Unit> units) {
    AtomicInteger finished = new AtomicInteger();
    listener.progress(0, units.size());
    List<Measured> measured = new ArrayList<>();
    try (OrderedWork<Measured> work =
        new OrderedWork<>("study", threads, stopped::get, measured::add)) {
      for (Unit unit : units) {
        work.submit(() -> {
          Measured result = measure(plan, unit);
          synchronized (listener) {
            listener.progress(finished.incrementAndGet(), units.size());
          }
          return result;
        });
      }
      work.finish();
    }
    checkGoing();
    return measured;
  }

  private void checkGoing() {
    if (stopped.get()) {
      throw new IllegalStateException("the study was stopped");
    }
  }

  private Measured measure(CleanDataPlan plan, Unit unit) {
    Seed seed = new Seed(unit.seed());
    Split split = Split.stratified(plan.data(), CleanDataPlan.TEST_FRACTION, seed.fork("split"));
    Dataset pool = split.train();
    int[] order =
        RowDraw.withoutReplacement(pool.size(), pool.size(), seed.fork("order").generator());
    Dataset base = pool.select(Arrays.copyOf(order, plan.baseRows()));
    Trainer trainer = new Trainer(unit.learner(), split.test(), seed.fork("learner"));
    List<OfAttack> attacks = new ArrayList<>();
    for (Attack attack : plan.attacks()) {
      Poisoned poisoned = attack.poison(base, seed.fork("attack"));
      List<Double> accuracies = new ArrayList<>();
      for (double factor : plan.factors()) {
        int to = plan.baseRows() + plan.added(factor);
        accuracies.add(
            trainer.accuracy(
                poisoned
                    .dataset()
                    .append(pool.select(Arrays.copyOfRange(order, plan.baseRows(), to)))));
      }
      Dataset cleaned = new Remedy.Drop().apply(base, poisoned.poisonedRows());
      attacks.add(new OfAttack(accuracies, trainer.accuracy(cleaned)));
    }
    return new Measured(trainer.accuracy(base), attacks);
  }

  private final class Trainer {
    private final Learner learner;
    private final Dataset test;
    private final Seed seed;

    Trainer(Learner learner, Dataset test, Seed seed) {
      this.learner = learner;
      this.test = test;
      this.seed = seed;
    }

    double accuracy(Dataset train) {
      checkGoing();
      return Evaluation.of(test.labels(), learner.train(train, seed).predict(test.table()))
          .accuracy();
    }
  }
}
