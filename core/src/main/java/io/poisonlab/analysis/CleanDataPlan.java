// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Budget;
import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.Learner;
import io.poisonlab.parameter.Description;
import io.poisonlab.parameter.Limits;
import java.util.ArrayList;
import java.util.List;

/**
 * How much clean data makes up for poison, to be measured on one data set.
 *
 * @param data the clean data
 * @param baseRows how many training rows there are before any are added, 10 or more; they are
 *     poisoned
 * @param attacks what poisons them, one or more, each with its share
 * @param learners what is trained, one or more
 * @param seeds one or more: each splits, draws the base and poisons anew
 */
public record CleanDataPlan(
    Dataset data, int baseRows, List<Attack> attacks, List<Learner> learners, List<Long> seeds) {
  /** The share of the rows that are held out for the test. */
  static final double TEST_FRACTION = 0.2;

  private static final List<Double> STEPS =
      List.of(0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0);
  private static final int USUAL_BASE = 1000;
  private static final int LEAST_BASE = 10;

  /** Copies the lists, and checks that there is something to add. */
  public CleanDataPlan {
    attacks = List.copyOf(attacks);
    learners = List.copyOf(learners);
    seeds = List.copyOf(seeds);
    if (attacks.isEmpty() || learners.isEmpty() || seeds.isEmpty()) {
      throw new IllegalArgumentException(
          "a study needs one or more attacks, learners and seeds, found %d, %d and %d"
              .formatted(attacks.size(), learners.size(), seeds.size()));
    }
    int most = trainRows(data) / 2;
    if (most < LEAST_BASE) {
      throw new IllegalArgumentException(
          "data set \"%s\" has %s, too few to add clean ones to a poisoned base of %d or more; take a larger one"
              .formatted(data.name(), Count.of(data.size(), "row"), LEAST_BASE));
    }
    Limits.check("base rows", baseRows, LEAST_BASE, most);
    for (Attack attack : attacks) {
      checkShare(attack, baseRows);
    }
  }

  /** A share of less than a row would be measured as one that does no harm. */
  private static void checkShare(Attack attack, int baseRows) {
    if (attack.budget() instanceof Budget.Fraction share
        && share.value() > 0
        && share.rowsOf(baseRows) == 0) {
      throw new IllegalArgumentException(
          "%s of a base of %d rows is less than a row, so that %s would poison nothing; take a base of %d rows or more, a larger share, or larger data"
              .formatted(
                  Figures.percent(share.value()),
                  baseRows,
                  Description.label(attack),
                  (int) Math.ceil(1 / share.value())));
    }
  }

  /** Returns how many rows the base has where nothing is said: 1,000, or a ninth of all. */
  public static int usualBase(Dataset data) {
    return Math.clamp(trainRows(data) / 9, LEAST_BASE, USUAL_BASE);
  }

  private static int trainRows(Dataset data) {
    return data.size() - (int) Math.ceil(TEST_FRACTION * data.size());
  }

  /** Returns how many clean rows are added, as factors of the base, beginning with none. */
  public List<Double> factors() {
    List<Double> factors = new ArrayList<>(List.of(0.0));
    STEPS.stream().filter(step -> added(step) + baseRows <= trainRows(data)).forEach(factors::add);
    return List.copyOf(factors);
  }

  /** Returns how many rows a factor of the base is. */
  int added(double factor) {
    return (int) Math.round(factor * baseRows);
  }
}
