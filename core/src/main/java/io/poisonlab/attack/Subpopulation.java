// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.FeatureEncoder;
import io.poisonlab.neighbour.Clusters;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The cluster that {@link SubpopulationPoison} is about. */
final class Subpopulation {
  /** The choice of the cluster is a property of the data, whatever the seed of the attack. */
  private static final Seed SEED = new Seed(0).fork("subpopulation");

  private final double[][] encoded;
  private final Labels labels;
  private final InCluster aim;
  private final int size;
  private final int classCode;
  private final int[] rows;

  private Subpopulation(
      double[][] encoded, Labels labels, InCluster aim, int size, int classCode, int[] rows) {
    this.encoded = encoded;
    this.labels = labels;
    this.aim = aim;
    this.size = size;
    this.classCode = classCode;
    this.rows = rows;
  }

  /**
   * Finds the purest of the clusters that hold at least half of an even share of the rows.
   *
   * @throws IllegalArgumentException if there are fewer different rows than clusters
   */
  static Subpopulation of(Dataset data, int count, boolean standardise) {
    FeatureEncoder encoder = FeatureEncoder.fit(data.table(), standardise);
    double[][] encoded = encoder.encode(data.table());
    Clusters clusters = Clusters.of(encoded, count, SEED);
    int[] cluster = Arrays.stream(encoded).mapToInt(clusters::clusterOf).toArray();
    int[][] counts = new int[clusters.count()][data.classCount()];
    for (int row = 0; row < cluster.length; row++) {
      counts[cluster[row]][data.labels().code(row)]++;
    }
    int chosen = purest(counts, data.size());
    int most = largest(counts[chosen]);
    int size = Arrays.stream(counts[chosen]).sum();
    int[] rows =
        IntStream.range(0, data.size())
            .filter(row -> cluster[row] == chosen && data.labels().code(row) == most)
            .toArray();
    return new Subpopulation(
        encoded,
        data.labels(),
        new InCluster(encoder, clusters, chosen, size, rows.length, most),
        size,
        most,
        rows);
  }

  private static int purest(int[][] counts, int n) {
    int best = -1;
    for (int i = 0; i < counts.length; i++) {
      long size = Arrays.stream(counts[i]).sum();
      if (2 * size * counts.length >= n && (best < 0 || purer(counts[i], counts[best]))) {
        best = i;
      }
    }
    return best;
  }

  /** Compares the shares of the largest class by cross product, without rounding; then sizes. */
  private static boolean purer(int[] a, int[] b) {
    long sizeA = Arrays.stream(a).sum();
    long sizeB = Arrays.stream(b).sum();
    int order = Long.compare(a[largest(a)] * sizeB, b[largest(b)] * sizeA);
    return order > 0 || (order == 0 && sizeA > sizeB);
  }

  private static int largest(int[] counts) {
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      if (counts[i] > counts[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Returns the number of rows in the cluster. */
  int size() {
    return size;
  }

  /** Returns the class that most of its rows have. */
  int classCode() {
    return classCode;
  }

  /** Returns the positions of its rows of that class. */
  int[] rows() {
    return rows.clone();
  }

  /** Returns the class, out of the others present, whose centre is nearest to the cluster's. */
  int nearestOtherClass() {
    double[] centre = aim.clusters().centre(aim.cluster());
    double[][] sums = new double[labels.classes().size()][centre.length];
    for (int row = 0; row < encoded.length; row++) {
      for (int i = 0; i < centre.length; i++) {
        sums[labels.code(row)][i] += encoded[row][i];
      }
    }
    int[] counts = labels.counts();
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0 && code != classCode) {
        double square = 0;
        for (int i = 0; i < centre.length; i++) {
          double difference = sums[code][i] / counts[code] - centre[i];
          square += difference * difference;
        }
        if (nearest < 0 || square < least) {
          nearest = code;
          least = square;
        }
      }
    }
    if (nearest < 0) {
      throw new IllegalArgumentException(
          "subpopulation needs rows of two classes or more, found only class \"%s\""
              .formatted(labels.classes().get(classCode)));
    }
    return nearest;
  }

  /** Returns the aim: a wrong answer for the rows of the cluster. */
  Aim aim() {
    return aim;
  }

  /**
   * A model that is wrong about the rows of a cluster.
   *
   * @param size how many of the clean rows are in it
   * @param pure how many of those have its class
   * @param classCode the class that most of its rows have
   */
  private record InCluster(
      FeatureEncoder encoder, Clusters clusters, int cluster, int size, int pure, int classCode)
      implements Aim {
    @Override
    public String words(Labels labels) {
      return "rows of one cluster (%d of %d, %d of them \"%s\") are taken for another class"
          .formatted(size, labels.size(), pure, labels.classes().get(classCode));
    }

    @Override
    public int[] rows(Dataset clean) {
      double[][] encoded = encoder.encode(clean.table());
      return IntStream.range(0, encoded.length)
          .filter(row -> clusters.clusterOf(encoded[row]) == cluster)
          .toArray();
    }

    @Override
    public Table present(Table rows) {
      return rows;
    }

    @Override
    public boolean reached(int truth, int predicted) {
      return predicted != truth;
    }
  }
}
