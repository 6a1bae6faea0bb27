// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Hands out pieces of work one by one, so that no processor waits for another's share (a parallel
 * stream deals out a few large shares beforehand).
 */
final class Workers {
  private Workers() {}

  /** Does all pieces, and returns when the last is done. */
  static void forEach(int pieces, IntConsumer piece) {
    AtomicInteger next = new AtomicInteger();
    IntStream.rangeClosed(0, ForkJoinPool.getCommonPoolParallelism())
        .parallel()
        .forEach(_ -> {
          for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
            piece.accept(i);
          }
        });
  }
}
