// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.surrogate;

import io.poisonlab.parallel.Cancellation;
import java.util.ArrayList;
import java.util.List;

/**
 * Projected gradient ascent with a line search: a step is made only if the validation loss rises.
 */
public final class Ascent {
  private static final double FIRST_STEP = 0.25;
  private static final double LAST_STEP = 1e-3;

  private Ascent() {}

  /**
   * Moves a point inside a box until no step raises the loss any more.
   *
   * <p>A step goes along the gradient, less the parts that lead out of the box, so far that the
   * feature that moves most moves by the step's length; it is halved twice while the loss does not
   * rise, and doubled after it has.
   *
   * @param start where to begin
   * @param upper the box: each feature is in [0, {@code upper}]
   * @param steps how many gradients are taken at most
   * @return the start and where each step led
   */
  public static List<Surrogate.Trial> climb(Surrogate.Trial start, double[] upper, int steps) {
    List<Surrogate.Trial> path = new ArrayList<>(List.of(start));
    Surrogate.Trial best = start;
    double length = FIRST_STEP;
    for (int step = 0; step < steps; step++) {
      Cancellation.check();
      double[] direction = inside(best.gradient(), best.at(), upper);
      boolean risen = false;
      while (!risen && length >= LAST_STEP) {
        Surrogate.Trial next = best.moved(shifted(best.at(), direction, length, upper));
        if (next.loss() > best.loss()) {
          best = next;
          risen = true;
        } else {
          length /= 4;
        }
      }
      if (!risen) {
        return path;
      }
      path.add(best);
      length = Math.min(1, 2 * length);
    }
    return path;
  }

  /** The gradient without the parts that lead out of the box, its largest part brought to 1. */
  private static double[] inside(double[] gradient, double[] at, double[] upper) {
    double largest = 0;
    for (int i = 0; i < at.length; i++) {
      if ((at[i] <= 0 && gradient[i] < 0) || (at[i] >= upper[i] && gradient[i] > 0)) {
        gradient[i] = 0;
      }
      largest = Math.max(largest, Math.abs(gradient[i]));
    }
    for (int i = 0; i < at.length && largest > 0; i++) {
      gradient[i] /= largest;
    }
    return gradient;
  }

  private static double[] shifted(double[] at, double[] direction, double length, double[] upper) {
    double[] to = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      to[i] = Math.clamp(at[i] + length * direction[i], 0, upper[i]);
    }
    return to;
  }
}
