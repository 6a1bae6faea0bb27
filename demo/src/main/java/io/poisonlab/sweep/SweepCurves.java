// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sweep;

import io.poisonlab.analysis.Crossing;
import io.poisonlab.analysis.CurvePoint;
import io.poisonlab.analysis.SecurityCurve;
import io.poisonlab.analysis.SecurityCurves;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.scene.Choices;
import io.poisonlab.statistics.Interval;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The curves after some seeds.
 *
 * @param seeds how many there are so far
 * @param of how many there will be
 * @param curves one for each attack and measure
 */
public record SweepCurves(int seeds, int of, List<Line> curves) {
  /** Copies the list. */
  public SweepCurves {
    curves = List.copyOf(curves);
  }

  /**
   * A curve.
   *
   * @param attack what poisons
   * @param truth whether accuracy was measured on the true test rows; otherwise on those that the
   *     pipeline sees
   * @param points by poisoned share, ascending, from 0 on
   * @param fall at which share it has fallen by five points, in words
   */
  public record Line(String attack, boolean truth, List<Point> points, String fall) {
    /** Copies the list. */
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * A mean over the seeds.
   *
   * @param share how much of the data is poisoned
   * @param mean the accuracy
   * @param deviation how far single seeds stray: the sample standard deviation
   * @param low the lower end of the bootstrap interval of 95 % of the mean; nothing of few seeds
   * @param high its upper end
   */
  public record Point(
      double share, double mean, double deviation, OptionalDouble low, OptionalDouble high) {
    private static Point of(CurvePoint point) {
      return new Point(
          point.fraction(),
          point.estimate().mean(),
          point.estimate().deviation(),
          end(point.estimate().interval().map(Interval::low).stream().toList()),
          end(point.estimate().interval().map(Interval::high).stream().toList()));
    }

    private static OptionalDouble end(List<Double> known) {
      return known.stream().mapToDouble(Double::doubleValue).findFirst();
    }
  }

  static SweepCurves of(int seeds, int of, SecurityCurves curves) {
    return new SweepCurves(seeds, of, curves.curves().stream().map(SweepCurves::line).toList());
  }

  private static Line line(SecurityCurve curve) {
    return new Line(
        Choices.label(curve.line().attack()),
        curve.metric().startsWith(TrialResult.CLEAN),
        curve.points().stream().map(Point::of).toList(),
        curve.fall().map(Crossing::words).orElse(""));
  }
}
