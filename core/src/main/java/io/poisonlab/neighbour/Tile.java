// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;

/**
 * Compares the rows of a batch with the rows of a block, its columns: floats tell which pairs may
 * be near enough for either, doubles decide. A scratch object of one thread.
 */
final class Tile {
  /** After so many rows the limits of the columns are read again. */
  private static final int REFRESH = 32;

  private final NearestLists lists;
  private final Frame frame;
  private final boolean repeats;
  private final RowBatch rows;

  /** The number of features, filled up to whole steps. */
  private final int width;

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
    rows = new RowBatch(width);
  }

  /** Returns the rows to be compared, to be filled. */
  RowBatch rows() {
    return rows;
  }

  /**
   * Compares the rows with those of a block, each pair for both.
   *
   * @param columns the block as floats about the same origin as the rows
   * @param triangle whether rows and columns are the same, so that each pair comes up twice
   */
  void compare(Block block, Floats columns, boolean triangle) {
    int length = Kernel.length(block.size());
    for (int first = 0; first < rows.count(); first += Kernel.STEP) {
      if (first % REFRESH == 0) {
        readLimits(block, columns.halves(), length);
      }
      for (int i = 0; i < Kernel.STEP; i++) {
        float limit =
            first + i < rows.count()
                ? frame.halfLimit(lists.limit(rows.place(first + i)))
                : Float.NEGATIVE_INFINITY;
        Kernel.open(sums[i], own, other, limit, rows.half(first + i), length);
      }
      for (int feature = 0; feature < width; feature += Kernel.STEP) {
        Kernel.add(sums, columns.columns(), feature, rows.floats(), first * width, width, length);
      }
      if (Kernel.anyReached(sums, most, length)) {
        settle(block, first, triangle);
      }
    }
  }

  private void readLimits(Block block, float[] halves, int length) {
    int size = block.size();
    for (int j = 0; j < size; j++) {
      own[j] = -halves[j];
      other[j] = own[j] + frame.halfLimit(lists.limit(block.place(j)));
    }
    Arrays.fill(own, size, length, Float.NEGATIVE_INFINITY);
    Arrays.fill(other, size, length, Float.NEGATIVE_INFINITY);
  }

  /** Looks in doubles at the pairs that the floats found, negated so that NaN counts as found. */
  private void settle(Block block, int first, boolean triangle) {
    int last = Math.min(first + Kernel.STEP, rows.count());
    int size = block.size();
    for (int j = 0; j < size; j++) {
      if (!(most[j] < 0)) {
        for (int i = first; i < last; i++) {
          boolean counts = triangle ? j > i : rows.id(i) != block.id(j);
          if (counts && !(sums[i - first][j] < 0)) {
            offer(i, block, j);
          }
        }
      }
    }
  }

  private void offer(int row, Block block, int column) {
    int place = rows.place(row);
    int id = rows.id(row);
    int otherPlace = block.place(column);
    int otherId = block.id(column);
    boolean known = repeats && lists.holds(place, otherId);
    boolean otherKnows = repeats && lists.holds(otherPlace, id);
    if (known && otherKnows) {
      return;
    }
    double square = Distances.square(rows.values(row), block.row(column));
    if (!known) {
      lists.offer(place, otherId, square);
    }
    if (!otherKnows) {
      lists.offer(otherPlace, id, square);
    }
  }
}
