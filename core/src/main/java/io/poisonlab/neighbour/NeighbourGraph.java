// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import io.poisonlab.dataset.Shuffle;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * For each row of a set its k nearest other rows by Euclidean distance, nearest first; equally near
 * ones in the order of their numbers.
 *
 * <p>{@link #exact} compares all pairs that can matter. Rows are put into blocks of 256 that lie
 * close together; two blocks whose boxes are farther apart than any of their rows still looks are
 * left out, which in few dimensions are nearly all. For the others products of floats, with a
 * rigorous bound of their rounding, tell which pairs may be near enough for either row, and only
 * for these is the distance summed, in doubles. Takes O(n² · width) at most and 8 · width + 12 k +
 * 8 bytes a row beyond the rows; the graph keeps 12 k + 4 of them.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class NeighbourGraph {
  private final NearestLists lists;
  private final int[] places;

  private NeighbourGraph(NearestLists lists, int[] places) {
    this.lists = lists;
    this.places = places;
  }

  /** Orders the lists. */
  static NeighbourGraph of(NearestLists lists, int[] places) {
    IntStream.range(0, places.length).parallel().forEach(lists::sort);
    return new NeighbourGraph(lists, places);
  }

  /**
   * Finds the neighbours of all rows among each other. The result is that of {@link
   * ExactSearch#nearestOthers} for every row, whatever the number of threads.
   *
   * @param rows two or more, equally long, of finite values
   * @param k in [1, n − 1]
   * @throws IllegalArgumentException if k is out of range or a value is not finite
   */
  public static NeighbourGraph exact(double[][] rows, int k) {
    check(rows, k);
    return ExactJoin.run(rows, k);
  }

  /**
   * Finds nearly all neighbours of all rows among each other, for sets so large that {@link #exact}
   * takes too long. The same rows and seed give the same graph, whatever the number of threads; the
   * distances of the rows found are exact.
   *
   * <p>Rows are put into clusters, of about 200, by k-means on a sample. Clusters near each other
   * are compared first, which tells roughly how far each row's neighbours are; then each row visits
   * those clusters whose boundary is near, by that measure. How near is found out on 512 rows that
   * visit all: the share of their neighbours that such visits find must lie three standard errors
   * above what is asked for. Where rows would meet more than three others in ten, and for small
   * sets, this is {@link #exact}. Takes 8 · width + 20 bytes a row more.
   *
   * @param rows two or more, equally long, of finite values
   * @param k in [1, n − 1]
   * @param recall the share of true neighbours to be found, in (0, 1); {@link #recall} measures it
   * @throws IllegalArgumentException if k or recall is out of range or a value is not finite
   */
  public static NeighbourGraph approximate(double[][] rows, int k, double recall, Seed seed) {
    check(rows, k);
    if (!(recall > 0 && recall < 1)) {
      throw new IllegalArgumentException("recall must be in (0, 1), found " + recall);
    }
    return ApproximateJoin.run(rows, k, recall, seed);
  }

  /**
   * Measures which share of the true neighbours this graph holds, on some rows drawn at random; a
   * row as near as the k-th counts as one.
   *
   * @param rows those of the graph
   * @param sample how many rows to look at, 1 or more
   */
  public double recall(double[][] rows, int sample, Seed seed) {
    int[] drawn = Shuffle.shuffled(Shuffle.range(size()), seed.generator());
    ExactSearch search = ExactSearch.of(rows);
    int k = k();
    return Arrays.stream(drawn, 0, Math.min(sample, drawn.length))
            .parallel()
            .mapToLong(row -> {
              double last = Distances.square(rows[row], rows[search.nearestOthers(row, k)[k - 1]]);
              return IntStream.range(0, k).filter(i -> square(row, i) <= last).count();
            })
            .average()
            .orElseThrow()
        / k;
  }

  private static void check(double[][] rows, int k) {
    if (k < 1 || k >= rows.length) {
      throw new IllegalArgumentException(
          "number of neighbours must be in [1, %d], the other rows, found %d"
              .formatted(rows.length - 1, k));
    }
  }

  /** Returns the number of rows. */
  public int size() {
    return places.length;
  }

  /** Returns the number of neighbours of each row. */
  public int k() {
    return lists.k();
  }

  /** Returns the number of the row that is the {@code index}-th nearest, from 0 on. */
  public int neighbour(int row, int index) {
    return lists.row(places[row], index);
  }

  /** Returns its distance. */
  public double distance(int row, int index) {
    return Math.sqrt(square(row, index));
  }

  /** Returns its squared distance, summed in the order of the features. */
  public double square(int row, int index) {
    return lists.square(places[row], index);
  }
}
