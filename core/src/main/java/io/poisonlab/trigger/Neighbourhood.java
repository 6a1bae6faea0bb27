// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.trigger;

import io.poisonlab.dataset.Shuffle;
import io.poisonlab.neighbour.ExactSearch;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * What label a row should have by the rows nearest to it, the carriers of a trigger left out.
 *
 * <p>Leaving them out makes the neighbours blind to the trigger: its values shift all distances of
 * a carrier alike. Of many rows {@value #MOST_REFERENCE} are drawn to be neighbours. Takes O(n ·
 * reference · width) time. The nearest {@value #FIRST} of each row are held, 4 bytes each; more, as
 * many as carriers may stand among them, only of rows where these do not suffice.
 */
final class Neighbourhood {
  private static final int MOST_REFERENCE = 2000;
  private static final int NEIGHBOURS = 20;
  private static final int FIRST = 60;

  /** Of the drawn rows more may be carriers than their share of all rows. */
  private static final double MARGIN = 1.5;

  private final int[] labels;
  private final int[] reference;
  private final double[][] rows;
  private final int[] place;
  private final ExactSearch search;
  private final int wanted;
  private final AtomicReferenceArray<int[]> nearest;

  /**
   * Finds the neighbours of every row.
   *
   * @param most the most rows that will be left out
   */
  Neighbourhood(double[][] rows, int[] labels, int most, Seed seed) {
    this.rows = rows;
    this.labels = labels;
    int n = rows.length;
    this.reference =
        Arrays.stream(Shuffle.shuffled(Shuffle.range(n), seed.generator()))
            .limit(MOST_REFERENCE)
            .sorted()
            .toArray();
    this.place = new int[n];
    Arrays.fill(place, -1);
    for (int i = 0; i < reference.length; i++) {
      place[reference[i]] = i;
    }
    this.search =
        ExactSearch.of(
            Arrays.stream(reference).mapToObj(row -> rows[row]).toArray(double[][]::new));
    double left = reference.length == n ? most : MARGIN * most * reference.length / n;
    this.wanted = Math.min(reference.length - 1, (int) Math.ceil(left) + NEIGHBOURS);
    this.nearest =
        new AtomicReferenceArray<>(
            IntStream.range(0, n)
                .parallel()
                .mapToObj(row -> nearest(row, Math.min(FIRST, wanted)))
                .toArray(int[][]::new));
  }

  private int[] nearest(int row, int count) {
    return place[row] < 0
        ? search.nearest(rows[row], count)
        : search.nearestOthers(place[row], count);
  }

  /** Returns the probability of a label by the nearest rows that are not carriers (Laplace). */
  double probability(int row, int label, BitSet carriers) {
    int[] known = nearest.get(row);
    int seen = 0;
    int hits = 0;
    for (int i = 0; i < wanted && seen < NEIGHBOURS; i++) {
      if (i == known.length) {
        known = nearest(row, wanted); // begins with those that were there
        nearest.set(row, known);
      }
      int other = reference[known[i]];
      if (!carriers.get(other)) {
        seen++;
        hits += labels[other] == label ? 1 : 0;
      }
    }
    return (hits + 1.0) / (seen + 2.0);
  }
}
