// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;

/**
 * Compares rows with the rows of a block, its columns: floats tell which pairs may be near enough
 * for either, doubles decide. A scratch object of one thread.
 */
final class Tile {
  /** After so many rows the limits of the columns are read again. */
  private static final int REFRESH = 32;

  private final NearestLists lists;
  private final Frame frame;
  private final boolean repeats;

  /** The number of features, filled up to whole steps. */
  private final int width;

  private final double[] centre;
  private final float[] rows;
  private final float[] rowHalves = new float[Kernel.SIDE];
  private final double[][] rowValues = new double[Kernel.SIDE][];
  private final int[] rowIds = new int[Kernel.SIDE];
  private final int[] rowPlaces = new int[Kernel.SIDE];
  private int rowCount;
  private final float[][] scratch;
  private final float[] scratchHalves = new float[Kernel.SIDE];
  private float[][] columns;
  private float[] columnHalves = scratchHalves;
  private final float[] own = new float[Kernel.SIDE];
  private final float[] other = new float[Kernel.SIDE];
  private final float[][] sums = new float[Kernel.STEP][Kernel.SIDE];
  private final float[] most = new float[Kernel.SIDE];

  /**
   * Prepares comparisons.
   *
   * @param features the number of values of a row
   * @param repeats whether a pair may come up more than once
   */
  Tile(int features, NearestLists lists, Frame frame, boolean repeats) {
    this.lists = lists;
    this.frame = frame;
    this.repeats = repeats;
    width = Frame.paddedWidth(features);
    centre = new double[features];
    rows = new float[Kernel.SIDE * width];
    scratch = new float[width][Kernel.SIDE];
    columns = scratch;
  }

  /** Takes the middle of a block as the origin of what follows, and drops all rows. */
  void origin(Block block) {
    Arrays.setAll(centre, block::middle);
    rowCount = 0;
  }

  /** Takes the rows of a block as the columns. */
  void columns(Block block) {
    columns = scratch;
    columnHalves = scratchHalves;
    Arrays.fill(scratchHalves, 0);
    for (int feature = 0; feature < centre.length; feature++) {
      Kernel.frame(
          block.column(feature), centre[feature], frame.scale(), scratch[feature], scratchHalves);
    }
    for (int i = 0; i < Kernel.SIDE; i++) {
      scratchHalves[i] *= frame.share();
    }
  }

  /** Takes rows that are floats already as the columns; all rows must then be such. */
  void columns(Floats floats) {
    columns = floats.columns();
    columnHalves = floats.halves();
    rowCount = 0;
  }

  /** Takes all rows of a block. */
  void rows(Block block) {
    rowCount = 0;
    for (int i = 0; i < block.size(); i++) {
      row(block, i);
    }
  }

  /** Takes one more row, which is floats already; there must be room for it. */
  void row(Floats floats, Block block, int index) {
    System.arraycopy(floats.rows(), index * width, rows, rowCount * width, width);
    take(block, index, floats.halves()[index]);
  }

  private void row(Block block, int index) {
    double[] values = block.row(index);
    float half = 0;
    for (int feature = 0; feature < centre.length; feature++) {
      float value = (float) ((values[feature] - centre[feature]) * frame.scale());
      rows[rowCount * width + feature] = value;
      half += 0.5f * value * value;
    }
    take(block, index, half * frame.share());
  }

  private void take(Block block, int index, float half) {
    rowHalves[rowCount] = half;
    rowValues[rowCount] = block.row(index);
    rowIds[rowCount] = block.id(index);
    rowPlaces[rowCount] = block.place(index);
    rowCount++;
  }

  boolean isFull() {
    return rowCount == Kernel.SIDE;
  }

  /** Drops all rows taken. */
  void clear() {
    rowCount = 0;
  }

  /**
   * Compares the rows taken with the columns.
   *
   * @param triangle whether rows and columns are the same, so that each pair comes up twice
   */
  void compare(Block block, boolean triangle) {
    int length = Kernel.length(block.size());
    for (int first = 0; first < rowCount; first += Kernel.STEP) {
      if (first % REFRESH == 0) {
        readLimits(block, length);
      }
      for (int i = 0; i < Kernel.STEP; i++) {
        float limit =
            first + i < rowCount
                ? frame.halfLimit(lists.limit(rowPlaces[first + i]))
                : Float.NEGATIVE_INFINITY;
        Kernel.open(sums[i], own, other, limit, rowHalves[first + i], length);
      }
      for (int feature = 0; feature < width; feature += Kernel.STEP) {
        Kernel.add(sums, columns, feature, rows, first * width, width, length);
      }
      if (Kernel.anyReached(sums, most, length)) {
        settle(block, first, triangle);
      }
    }
  }

  private void readLimits(Block block, int length) {
    for (int j = 0; j < block.size(); j++) {
      own[j] = -columnHalves[j];
      other[j] = own[j] + frame.halfLimit(lists.limit(block.place(j)));
    }
    Arrays.fill(own, block.size(), length, Float.NEGATIVE_INFINITY);
    Arrays.fill(other, block.size(), length, Float.NEGATIVE_INFINITY);
  }

  /** Looks in doubles at the pairs that the floats found, negated so that NaN counts as found. */
  private void settle(Block block, int first, boolean triangle) {
    int last = Math.min(first + Kernel.STEP, rowCount);
    for (int j = 0; j < block.size(); j++) {
      if (!(most[j] < 0)) {
        for (int i = first; i < last; i++) {
          boolean counts = triangle ? j > i : rowIds[i] != block.id(j);
          if (counts && !(sums[i - first][j] < 0)) {
            offer(i, block, j);
          }
        }
      }
    }
  }

  private void offer(int row, Block block, int column) {
    int place = rowPlaces[row];
    int id = rowIds[row];
    int otherPlace = block.place(column);
    int otherId = block.id(column);
    if (repeats && lists.holds(place, otherId) && lists.holds(otherPlace, id)) {
      return;
    }
    double square = Distances.square(rowValues[row], block.row(column));
    offer(place, otherId, square);
    offer(otherPlace, id, square);
  }

  private void offer(int place, int id, double square) {
    if (square <= lists.limit(place) && !(repeats && lists.holds(place, id))) {
      lists.offer(place, id, square);
    }
  }
}
