// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;

/**
 * Finds out from floats alone how far the k-th nearest rows of a block are from each other, as a
 * first limit: without one, every pair of the first rows compared would have to be looked at.
 */
final class OwnBlock {
  private OwnBlock() {}

  /**
   * Lowers the limits of the rows of a block, whose pairs will all be compared; nothing where they
   * are too few.
   */
  static void promise(Block block, Floats floats, NearestLists lists, Frame frame) {
    int size = block.size();
    if (lists.k() >= size) {
      return;
    }
    int length = Kernel.length(size);
    int width = floats.columns().length;
    float[] own = new float[length];
    float[] none = new float[length];
    Arrays.fill(none, Float.NEGATIVE_INFINITY);
    float widest = 0;
    for (int i = 0; i < size; i++) {
      own[i] = -floats.halves()[i];
      widest = Math.max(widest, floats.halves()[i]);
    }
    float[][] sums = new float[Kernel.STEP][length];
    for (int first = 0; first < size; first += Kernel.STEP) {
      for (int i = 0; i < Kernel.STEP; i++) {
        Kernel.open(sums[i], own, none, 0, floats.halves()[first + i], length);
      }
      for (int feature = 0; feature < width; feature += Kernel.STEP) {
        Kernel.add(sums, floats.columns(), feature, floats.rows(), first * width, width, length);
      }
      for (int i = first; i < Math.min(size, first + Kernel.STEP); i++) {
        float half = floats.halves()[i];
        // the row itself is one of the k + 1
        float kth = Halving.largest(Arrays.copyOf(sums[i - first], size), 0, lists.k() + 1);
        lists.promise(block.place(i), frame.atMost(kth, half + widest));
      }
    }
  }
}
