// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.experiment.Spread;
import java.util.List;

/**
 * One line of an accuracy plot.
 *
 * @param attack what the line is called in the legend
 * @param truth whether accuracy is measured on true features and labels, or as the protocol sees it
 * @param points ascending by fraction; the clean baseline at 0 is the first
 */
record Curve(String attack, boolean truth, List<Point> points) {
  Curve {
    points = List.copyOf(points);
  }

  /**
   * A point of the line.
   *
   * @param fraction the share of the rows attacked that was poisoned
   * @param accuracy mean and spread over seeds and folds
   */
  record Point(double fraction, Spread accuracy) {}
}
