// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;

/**
 * The rows of a block as floats about an origin.
 *
 * @param columns the values feature by feature, filled up to whole steps
 * @param rows the same row by row
 * @param halves half the squared length of each row, less the widening
 */
@SuppressWarnings("ArrayRecordComponent") // stays in the package, and nobody changes it
record Floats(float[][] columns, float[] rows, float[] halves) {
  /** Converts the rows of a block. */
  static Floats of(Block block, double[] origin, Frame frame) {
    int width = Frame.paddedWidth(origin.length);
    Floats full = scratch(width);
    full.take(block, origin, frame);
    float[] rows = new float[Frame.paddedWidth(block.size()) * width];
    for (int feature = 0; feature < origin.length; feature++) {
      float[] column = full.columns[feature];
      for (int i = 0; i < block.size(); i++) {
        rows[i * width + feature] = column[i];
      }
    }
    int length = Kernel.length(block.size());
    return new Floats(
        Arrays.stream(full.columns)
            .map(column -> Arrays.copyOf(column, length))
            .toArray(float[][]::new),
        rows,
        Arrays.copyOf(full.halves, length));
  }

  /** Returns room for the columns of any block, without the rows; filled by {@link #take}. */
  static Floats scratch(int width) {
    return new Floats(new float[width][Kernel.SIDE], new float[0], new float[Kernel.SIDE]);
  }

  /** Overwrites the columns with those of a block. */
  void take(Block block, double[] origin, Frame frame) {
    Arrays.fill(halves, 0);
    for (int feature = 0; feature < origin.length; feature++) {
      Kernel.frame(block.column(feature), origin[feature], frame.scale(), columns[feature], halves);
    }
    for (int i = 0; i < Kernel.SIDE; i++) {
      halves[i] *= frame.share();
    }
  }
}
