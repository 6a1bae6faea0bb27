// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import java.util.List;
import java.util.Optional;

/**
 * A metric over the poisoned share: Biggio and Roli's security evaluation curve.
 *
 * @param line what its points have in common
 * @param metric the name under which it is logged
 * @param points by poisoned share, ascending; the first is the clean run's, at 0
 * @param area the area under it, divided by the range of shares: the mean height of the straight
 *     lines between the points; over the seeds that all points have
 * @param fall where it has fallen by five points; nothing where less is better or the curve has one
 *     point
 */
public record SecurityCurve(
    CurveLine line,
    String metric,
    List<CurvePoint> points,
    Optional<Estimate> area,
    Optional<Crossing> fall) {
  /** Copies the list. */
  public SecurityCurve {
    points = List.copyOf(points);
  }
}
