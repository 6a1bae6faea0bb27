// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;

/**
 * Compares all rows of one block with all rows of another: floats tell which pairs may be near
 * enough for either, doubles decide. A scratch object of one thread.
 */
final class Tile {
  /** After so many groups of rows the limits of the columns are read again. */
  private static final int REFRESH = 8;

  private final double[][] data;
  private final NearestLists lists;
  private final Frame frame;
  private final boolean repeats;

  /** The number of features, filled up to whole steps. */
  private final int width;

  private final double[] centre;
  private final float[] rows;
  private final float[] rowHalves = new float[Kernel.SIDE];
  private final float[][] columns;
  private final float[] columnHalves = new float[Kernel.SIDE];
  private final float[] own = new float[Kernel.SIDE];
  private final float[] other = new float[Kernel.SIDE];
  private final float[][] sums = new float[Kernel.STEP][Kernel.SIDE];
  private final float[] most = new float[Kernel.SIDE];

  /**
   * Prepares comparisons.
   *
   * @param data all rows
   * @param repeats whether a pair may come up more than once
   */
  Tile(double[][] data, NearestLists lists, Frame frame, boolean repeats) {
    this.data = data;
    this.lists = lists;
    this.frame = frame;
    this.repeats = repeats;
    int features = data[0].length;
    width = (features + Kernel.STEP - 1) / Kernel.STEP * Kernel.STEP;
    centre = new double[features];
    rows = new float[Kernel.SIDE * width];
    columns = new float[width][Kernel.SIDE];
  }

  /** Takes a block as the rows of what follows, and the middle of its box as the origin. */
  void rows(Block block) {
    Arrays.setAll(centre, block::middle);
    columns(block);
    for (int feature = 0; feature < centre.length; feature++) {
      float[] column = columns[feature];
      for (int i = 0; i < Kernel.SIDE; i++) {
        rows[i * width + feature] = column[i];
      }
    }
    System.arraycopy(columnHalves, 0, rowHalves, 0, Kernel.SIDE);
  }

  private void columns(Block block) {
    Arrays.fill(columnHalves, 0);
    for (int feature = 0; feature < centre.length; feature++) {
      Kernel.frame(
          block.column(feature), centre[feature], frame.scale(), columns[feature], columnHalves);
    }
    float share = (float) (1 - frame.slack());
    for (int i = 0; i < Kernel.SIDE; i++) {
      columnHalves[i] *= share;
    }
  }

  /** Compares the rows with those of another block, or with each other. */
  void compare(Block a, Block b) {
    columns(b);
    for (int first = 0; first < a.size(); first += Kernel.STEP) {
      if (first % (REFRESH * Kernel.STEP) == 0) {
        readLimits(b);
      }
      for (int i = 0; i < Kernel.STEP; i++) {
        float limit =
            first + i < a.size()
                ? frame.halfLimit(lists.limit(a.place(first + i)))
                : Float.NEGATIVE_INFINITY;
        Kernel.open(sums[i], own, other, limit, rowHalves[first + i]);
      }
      for (int feature = 0; feature < width; feature += Kernel.STEP) {
        Kernel.add(sums, columns, feature, rows, first * width, width);
      }
      if (Kernel.anyReached(sums, most)) {
        settle(a, b, first);
      }
    }
  }

  private void readLimits(Block b) {
    for (int j = 0; j < b.size(); j++) {
      own[j] = -columnHalves[j];
      other[j] = own[j] + frame.halfLimit(lists.limit(b.place(j)));
    }
    Arrays.fill(own, b.size(), Kernel.SIDE, Float.NEGATIVE_INFINITY);
    Arrays.fill(other, b.size(), Kernel.SIDE, Float.NEGATIVE_INFINITY);
  }

  /** Looks in doubles at the pairs that the floats found, negated so that NaN counts as found. */
  private void settle(Block a, Block b, int first) {
    int rowCount = Math.min(Kernel.STEP, a.size() - first);
    for (int j = 0; j < b.size(); j++) {
      if (!(most[j] < 0)) {
        for (int i = 0; i < rowCount; i++) {
          boolean once = a != b || j > first + i;
          if (once && !(sums[i][j] < 0)) {
            offer(a.place(first + i), a.id(first + i), b.place(j), b.id(j));
          }
        }
      }
    }
  }

  private void offer(int place, int id, int otherPlace, int otherId) {
    double limit = lists.limit(place);
    double otherLimit = lists.limit(otherPlace);
    double square = square(data[id], data[otherId]);
    if (square <= limit && !(repeats && lists.holds(place, otherId))) {
      lists.offer(place, otherId, square);
    }
    if (square <= otherLimit && !(repeats && lists.holds(otherPlace, id))) {
      lists.offer(otherPlace, id, square);
    }
  }

  /** The squared distance, summed in the order of the features as {@link ExactSearch} does. */
  static double square(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
