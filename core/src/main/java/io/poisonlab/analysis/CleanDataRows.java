// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Budget;
import io.poisonlab.learner.Learner;
import io.poisonlab.statistics.Bootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Makes the rows of a study's table from the accuracies of its seeds. */
final class CleanDataRows {
  /** The accuracy counts as back half a point below that of the clean base. */
  static final double TOLERANCE = 0.005;

  private static final String QUANTITY = "clean rows needed, as a factor of the base";

  private final CleanDataPlan plan;
  private final List<Double> factors;
  private final Bootstrap bootstrap = Bootstrap.standard();

  CleanDataRows(CleanDataPlan plan) {
    this.plan = plan;
    this.factors = plan.factors();
  }

  /**
   * Makes a row; everything is by seed.
   *
   * @param clean of the clean base
   * @param accuracies of the poisoned base, for each factor
   * @param cleaned of the base without its poisoned rows
   */
  CleanDataRow row(
      Attack attack,
      Learner learner,
      double[] clean,
      List<List<Double>> accuracies,
      double[] cleaned) {
    double[][] curve = new double[factors.size()][];
    List<CleanDataPoint> points = new ArrayList<>();
    for (int step = 0; step < curve.length; step++) {
      int at = step;
      curve[step] = accuracies.stream().mapToDouble(ofSeed -> ofSeed.get(at)).toArray();
      points.add(
          new CleanDataPoint(
              factors.get(step), plan.added(factors.get(step)), estimate(curve[step])));
    }
    Crossing need =
        Crossing.of(
            factors.getLast(), clean.length, (drawn, n) -> need(clean, curve, drawn, n), bootstrap);
    Optional<Claim> claim = claim(attack);
    return new CleanDataRow(
        plan.data().name(),
        plan.baseRows(),
        attack,
        learner,
        estimate(clean),
        estimate(cleaned),
        points,
        need,
        claim,
        claim
            .filter(_ -> clean.length > 1)
            .map(found -> need.judge(found.range()))
            .orElse(ClaimVerdict.NOT_SHOWN));
  }

  private Estimate estimate(double[] values) {
    return Estimate.of(
            Sample.of(plan.seeds().stream().mapToLong(Long::longValue).toArray(), values),
            bootstrap)
        .orElseThrow();
  }

  /** Returns the factor from which on the mean is back for the first time. */
  private double need(double[] clean, double[][] curve, IntUnaryOperator drawn, int n) {
    double level = Means.of(clean, drawn, n) - TOLERANCE;
    double before = Means.of(curve[0], drawn, n);
    if (before >= level) {
      return 0;
    }
    for (int step = 1; step < curve.length; step++) {
      double here = Means.of(curve[step], drawn, n);
      if (here >= level) {
        double from = factors.get(step - 1);
        return from + (level - before) / (here - before) * (factors.get(step) - from);
      }
      before = here;
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Section 10 of the description of the original pipeline. */
  private Optional<Claim> claim(Attack attack) {
    double share =
        attack.budget() instanceof Budget.Fraction fraction ? fraction.value() : Double.NaN;
    if (share == 0.05) {
      return Optional.of(
          claim("five-needs-a-third", "5 % poison: 30 to 40 % more clean rows", 0.3, 0.4));
    } else if (share == 0.1) {
      return Optional.of(
          claim("ten-needs-half-to-double", "10 % poison: 1.5 to 2 times the rows", 0.5, 1));
    } else if (share == 0.5) {
      return Optional.of(
          claim(
              "fifty-needs-cleaning",
              "50 % poison: no amount helps",
              factors.getLast(),
              Double.POSITIVE_INFINITY));
    }
    return Optional.empty();
  }

  private static Claim claim(String id, String statement, double low, double high) {
    return new Claim(id, 10, statement, QUANTITY, new Range(low, high));
  }
}
