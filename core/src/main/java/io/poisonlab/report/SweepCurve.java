// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.statistics.Interval;
import java.util.List;
import java.util.Optional;

/**
 * A metric over the poisoned share: one attack on one data set under one protocol, one learner with
 * one defence.
 *
 * @param points ascending by share, the clean baseline first where it was measured
 */
record SweepCurve(
    String dataset,
    String protocol,
    String learner,
    String defence,
    String attack,
    SweepMetric metric,
    List<Point> points) {
  SweepCurve {
    points = List.copyOf(points);
  }

  /**
   * A point of the curve.
   *
   * @param share the poisoned share of the rows attacked
   * @param mean over the trials
   * @param interval between which values the mean lies, if there are enough trials to say
   * @param trials how many there are
   */
  record Point(double share, double mean, Optional<Interval> interval, int trials) {}
}
