// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import io.poisonlab.random.Seed;
import io.poisonlab.random.SmileRandom;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import smile.clustering.Clustering;
import smile.clustering.KMeans;

/**
 * Rows parted by the nearest of several centres, which k-means found: k-means++ draws the first
 * centres, Lloyd's steps move them until the distortion no longer falls.
 *
 * <p>A new row belongs to the centre that is nearest to it, the first of equals; so do the rows
 * that the centres were found on. Takes O(rows · width · centres) time a step.
 *
 * <p><b>Reference.</b> D. Arthur and S. Vassilvitskii, "k-means++: the advantages of careful
 * seeding", SODA 2007, section 2.2.
 */
public final class Clusters {
  private static final int MOST_STEPS = 100;

  private final double[][] centres;
  private final ExactSearch search;

  private Clusters(double[][] centres) {
    this.centres = centres;
    this.search = ExactSearch.of(centres);
  }

  /**
   * Finds clusters. A centre that loses all its rows on the way is left out, so there may be fewer
   * than asked for.
   *
   * @param rows finite values, equally many in each row
   * @param count in [1, number of different rows]
   * @throws IllegalArgumentException if there are fewer different rows than clusters
   */
  public static Clusters of(double[][] rows, int count, Seed seed) {
    long different = Arrays.stream(rows).map(DoubleBuffer::wrap).distinct().count();
    if (count < 1 || count > different) {
      throw new IllegalArgumentException(
          "number of clusters must be in [1, %d], the different rows, found %d"
              .formatted(different, count));
    }
    if (count == 1) {
      return new Clusters(new double[][] {mean(rows)});
    }
    // Smile updates its copies of the centres in place: the rows it draws them from are not touched
    double[][] centres =
        SmileRandom.seeded(seed, () -> KMeans.fit(rows, new Clustering.Options(count, MOST_STEPS)))
            .centers();
    return new Clusters(
        Arrays.stream(centres)
            .filter(centre -> Arrays.stream(centre).allMatch(Double::isFinite))
            .toArray(double[][]::new));
  }

  /** Returns the number of clusters. */
  public int count() {
    return centres.length;
  }

  /** Returns the centre of a cluster. */
  public double[] centre(int cluster) {
    return centres[cluster].clone();
  }

  /** Returns the cluster that a row belongs to. */
  public int clusterOf(double[] row) {
    return search.nearest(row, 1)[0];
  }

  private static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    return mean;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Clusters that && Arrays.deepEquals(centres, that.centres);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(centres);
  }

  @Override
  public String toString() {
    return centres.length + " clusters";
  }
}
