// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

/**
 * Up to {@link Kernel#SIDE} rows of any blocks, gathered as floats to be compared with a block. A
 * scratch object of one thread.
 */
final class RowBatch {
  /** The number of features, filled up to whole steps. */
  private final int width;

  private final float[] floats;
  private final float[] halves = new float[Kernel.SIDE];
  private final double[][] values = new double[Kernel.SIDE][];
  private final int[] ids = new int[Kernel.SIDE];
  private final int[] places = new int[Kernel.SIDE];
  private int count;

  RowBatch(int width) {
    this.width = width;
    floats = new float[Kernel.SIDE * width];
  }

  /** Takes one more row, which is floats already; there must be room for it. */
  void add(Floats from, Block block, int index) {
    System.arraycopy(from.rows(), index * width, floats, count * width, width);
    take(block, index, from.halves()[index]);
  }

  /** Takes one more row, as floats about this centre; there must be room for it. */
  void add(Block block, int index, double[] centre, Frame frame) {
    double[] row = block.row(index);
    float half = 0;
    for (int feature = 0; feature < centre.length; feature++) {
      float value = (float) ((row[feature] - centre[feature]) * frame.scale());
      floats[count * width + feature] = value;
      half += 0.5f * value * value;
    }
    take(block, index, half * frame.share());
  }

  private void take(Block block, int index, float half) {
    halves[count] = half;
    values[count] = block.row(index);
    ids[count] = block.id(index);
    places[count] = block.place(index);
    count++;
  }

  /** Drops all rows. */
  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  boolean isFull() {
    return count == Kernel.SIDE;
  }

  /** Returns the rows, one after the other, each filled up to whole steps. */
  float[] floats() {
    return floats;
  }

  /** Returns half the squared length of a row, less the widening. */
  float half(int index) {
    return halves[index];
  }

  double[] values(int index) {
    return values[index];
  }

  int id(int index) {
    return ids[index];
  }

  int place(int index) {
    return places[index];
  }
}
