// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.Cell;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.statistics.Bootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** Makes the curves of one metric. */
record CurveMaker(Measurements measured, String metric, Bootstrap bootstrap) {
  private static final double FALL = 0.05;

  /** Returns a curve through the cells that have the metric; nothing where none has. */
  Optional<SecurityCurve> curve(CurveLine line, NavigableMap<Double, List<Cell>> cells) {
    List<CurvePoint> points = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    cells.forEach((fraction, alike) -> {
      Cell cell = alike.getFirst();
      Sample sample = measured.sample(cell, metric);
      Estimate.of(sample, bootstrap)
          .ifPresent(estimate -> {
            points.add(new CurvePoint(cell, fraction, estimate));
            samples.add(sample);
          });
    });
    if (points.isEmpty()) {
      return Optional.empty();
    }
    double[] fractions = points.stream().mapToDouble(CurvePoint::fraction).toArray();
    List<Sample> common = common(samples);
    boolean drawable = fractions.length > 1 && common.getFirst().size() > 0;
    return Optional.of(
        new SecurityCurve(
            line,
            metric,
            points,
            drawable ? Estimate.of(area(fractions, common), bootstrap) : Optional.empty(),
            drawable && falls() ? Optional.of(fall(fractions, common)) : Optional.empty()));
  }

  /** Returns whether more is better. */
  private boolean falls() {
    return Arrays.stream(Metric.values())
        .filter(known -> known != Metric.LOG_LOSS)
        .map(Metric::id)
        .anyMatch(id -> metric.equals(id) || metric.equals(TrialResult.CLEAN + id));
  }

  /** Returns the samples with the seeds that all have, in the order of the first. */
  private static List<Sample> common(List<Sample> samples) {
    Set<Long> seeds = samples.getFirst().seedSet();
    samples.forEach(sample -> seeds.retainAll(sample.seedSet()));
    List<Sample> common = new ArrayList<>();
    Sample first = samples.getFirst().of(seeds);
    for (Sample sample : samples) {
      common.add(first.each(_ -> 0).plus(sample));
    }
    return common;
  }

  private static Sample area(double[] fractions, List<Sample> samples) {
    double range = fractions[fractions.length - 1] - fractions[0];
    Sample area = samples.getFirst().each(_ -> 0);
    for (int i = 1; i < fractions.length; i++) {
      double share = (fractions[i] - fractions[i - 1]) / range / 2;
      area = area.plus(samples.get(i - 1).plus(samples.get(i)).each(value -> value * share));
    }
    return area;
  }

  private Crossing fall(double[] fractions, List<Sample> samples) {
    double[][] values = samples.stream().map(Sample::values).toArray(double[][]::new);
    return Crossing.of(
        fractions[fractions.length - 1],
        values[0].length,
        (drawn, n) -> fall(fractions, values, drawn, n),
        bootstrap);
  }

  /** Returns where the mean has fallen so far for the first time, infinity where it does not. */
  private static double fall(double[] fractions, double[][] values, IntUnaryOperator drawn, int n) {
    double top = Means.of(values[0], drawn, n);
    double before = 0;
    for (int i = 1; i < fractions.length; i++) {
      double fallen = top - Means.of(values[i], drawn, n);
      if (fallen >= FALL) {
        return fractions[i - 1]
            + (FALL - before) / (fallen - before) * (fractions[i] - fractions[i - 1]);
      }
      before = fallen;
    }
    return Double.POSITIVE_INFINITY;
  }
}
