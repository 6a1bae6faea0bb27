// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;

/**
 * The part of the plane that all stages show.
 *
 * @param x the column that goes to the right
 * @param y the column that goes up
 * @param left the least x
 * @param right the greatest x
 * @param bottom the least y
 * @param top the greatest y
 */
public record View(String x, String y, double left, double right, double bottom, double top) {
  /** Poison farther away than this, in widths of the clean data, is drawn at the edge. */
  private static final double FAR = 1.5;

  /** A visitor who places poison needs room to place it in. */
  private static final double ROOM_FOR_HANDS = 0.6;

  private static final double ROOM = 0.05;

  /**
   * Returns the view of clean data and of what has been made of them.
   *
   * @param byHand whether the visitor places rows
   */
  static View of(Dataset clean, Dataset poisoned, boolean byHand) {
    double[] across = ends(column(clean, 0), column(poisoned, 0), byHand);
    double[] up = ends(column(clean, 1), column(poisoned, 1), byHand);
    return new View(
        clean.table().names().get(0),
        clean.table().names().get(1),
        across[0],
        across[1],
        up[0],
        up[1]);
  }

  private static double[] ends(NumericColumn clean, NumericColumn poisoned, boolean byHand) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < clean.size(); row++) {
      if (!clean.isMissing(row)) {
        low = Math.min(low, clean.value(row));
        high = Math.max(high, clean.value(row));
      }
    }
    double width = high > low ? high - low : 1;
    double room = byHand ? ROOM_FOR_HANDS * width : 0;
    double from = low - room;
    double to = high + room;
    for (int row = 0; row < poisoned.size(); row++) {
      if (!poisoned.isMissing(row)) {
        from = Math.min(from, Math.max(poisoned.value(row), low - FAR * width));
        to = Math.max(to, Math.min(poisoned.value(row), high + FAR * width));
      }
    }
    double margin = ROOM * (to - from);
    return new double[] {from - margin, to + margin};
  }

  static NumericColumn column(Dataset data, int index) {
    return (NumericColumn) data.table().columns().get(index);
  }

  /**
   * Returns places of a grid as rows that a model predicts.
   *
   * @param cells each its row · size + its column, rows from the bottom
   * @param size of the grid in both directions
   */
  Table places(int[] cells, int size, Dataset like) {
    double[] across = new double[cells.length];
    double[] up = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      across[i] = left + (right - left) * (cells[i] % size) / (size - 1);
      int row = cells[i] / size;
      up[i] = bottom + (top - bottom) * row / (size - 1);
    }
    return Table.of(
        NumericColumn.of(x, column(like, 0).nullable(), across),
        NumericColumn.of(y, column(like, 1).nullable(), up));
  }
}
