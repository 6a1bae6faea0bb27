// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.stream.IntStream;

/**
 * Cuts rows into pieces for parallel work. The cuts depend on the number of rows alone, so that
 * sums over the pieces are the same whatever the number of threads.
 *
 * @param rows how many rows there are
 * @param count how many pieces, 1 or more
 */
record Chunks(int rows, int count) {
  private static final int MOST = 64;
  private static final int SMALLEST = 1024;

  static Chunks of(int rows) {
    return new Chunks(rows, Math.clamp(rows / SMALLEST, 1, MOST));
  }

  /** What is done with the rows from {@code from} to {@code to}, exclusive. */
  interface Work {
    void run(int chunk, int from, int to);
  }

  void forEach(Work work) {
    IntStream each = IntStream.range(0, count);
    (count == 1 ? each : each.parallel())
        .forEach(chunk -> work.run(chunk, start(chunk), start(chunk + 1)));
  }

  private int start(int chunk) {
    return (int) ((long) rows * chunk / count);
  }
}
