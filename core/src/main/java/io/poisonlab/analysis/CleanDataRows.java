// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.attack.Attack;
import io.poisonlab.learner.Learner;
import io.poisonlab.statistics.Bootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Makes the rows of a study's table from the accuracies of its seeds. */
final class CleanDataRows {
  /** The accuracy counts as back half a point below that of the clean base. */
  static final double TOLERANCE = 0.005;

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
    double taken = attack.budget().rowsOf(plan.baseRows());
    Sample gain = sample(cleaned).minus(sample(at(curve, taken / plan.baseRows())));
    Crossing need =
        Crossing.of(
            factors.getLast(), clean.length, (drawn, n) -> need(clean, curve, drawn, n), bootstrap);
    Optional<Claim> claim = CleanDataClaims.of(attack, factors.getLast());
    return new CleanDataRow(
        plan.data().name(),
        plan.baseRows(),
        attack,
        learner,
        estimate(clean),
        estimate(cleaned),
        Estimate.of(gain, bootstrap).orElseThrow(),
        points,
        need,
        claim,
        claim.map(found -> need.judge(found.range())).orElse(ClaimVerdict.NOT_MEASURED));
  }

  private Estimate estimate(double[] values) {
    return Estimate.of(sample(values), bootstrap).orElseThrow();
  }

  private Sample sample(double[] values) {
    return Sample.of(plan.seeds().stream().mapToLong(Long::longValue).toArray(), values);
  }

  /** Returns the accuracies where so much is added, on the straight line between two steps. */
  private double[] at(double[][] curve, double factor) {
    int step = 0;
    while (step < factors.size() - 2 && factors.get(step + 1) < factor) {
      step++;
    }
    double[] from = curve[step];
    double[] to = curve[Math.min(step + 1, curve.length - 1)];
    double width = factors.get(Math.min(step + 1, curve.length - 1)) - factors.get(step);
    double share = width == 0 ? 0 : Math.min(1, (factor - factors.get(step)) / width);
    double[] between = new double[from.length];
    Arrays.setAll(between, seed -> from[seed] + share * (to[seed] - from[seed]));
    return between;
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
}
