// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;

/**
 * The rows of a block as floats about an origin that is the same for all blocks.
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
    float[][] columns = new float[width][Kernel.SIDE];
    float[] halves = new float[Kernel.SIDE];
    float[] rows = new float[block.size() * width];
    for (int feature = 0; feature < origin.length; feature++) {
      float[] column = columns[feature];
      Kernel.frame(block.column(feature), origin[feature], frame.scale(), column, halves);
      for (int i = 0; i < block.size(); i++) {
        rows[i * width + feature] = column[i];
      }
    }
    for (int i = 0; i < Kernel.SIDE; i++) {
      halves[i] *= frame.share();
    }
    int length = Kernel.length(block.size());
    return new Floats(
        Arrays.stream(columns).map(column -> Arrays.copyOf(column, length)).toArray(float[][]::new),
        rows,
        Arrays.copyOf(halves, length));
  }
}
