// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.statistics.KMeans;
import java.util.List;
import java.util.stream.IntStream;
import smile.clustering.HDBSCAN;

/**
 * Suspects rows that form a small cluster of their own.
 *
 * <p><b>Threat model.</b> Inserted rows that lie close together, away from the clean ones: what
 * outlier detectors miss, since each has near neighbours (masking).
 *
 * <p><b>Steps.</b> (1) Encode the features, numbers standardised. (2) Cluster all rows, by k-means
 * or by HDBSCAN with clusters of {@value #NEIGHBOURS} rows or more. (3) A cluster stands apart as
 * far as its centre is from the nearest other centre, in units of its own radius (root mean
 * square). (4) The score of a row is a / (a + {@value #APART}) for its cluster's distance a, half
 * of that where the cluster is not small; a row that HDBSCAN leaves in no cluster scores 0. (5)
 * Flag the rows of clusters that are small and {@value #APART} radii apart; drop.
 *
 * <p><b>Deviations from the paper.</b> The papers cluster only; what is small and apart is our
 * rule. HDBSCAN is Smile's, which may find that all rows are one cluster.
 *
 * <p><b>Limitations.</b> Blind to labels. Small groups of clean rows are flagged too. Lone rows
 * that spread are left to the outlier detectors. k-means takes O(iterations · n · k · width) time
 * and 12 · n bytes; HDBSCAN holds all distances, 8 · n² bytes, and refuses more than {@value
 * #MOST_ROWS} rows. Allocates 13,000 bytes a row by k-means (measured).
 *
 * <p><b>Reference.</b> Arthur and Vassilvitskii (2007), "k-means++: the advantages of careful
 * seeding"; Campello, Moulavi and Sander (2013), "Density-based clustering based on hierarchical
 * density estimates", PAKDD, sections 3 and 5.
 *
 * @param share clusters that hold less than this share of the rows are small, in (0, 0.5]
 * @param method how the rows are clustered
 * @param clusters the number of clusters of k-means, 2 to 1000
 */
@Id(value = "small-clusters", help = "Drops rows that form a small cluster of their own")
public record SmallClusters(
    @Setting(
            help = "clusters below this share of the rows are suspect, in (0, 0.5]",
            byDefault = "0.25")
        double share,
    @Setting(help = "how the rows are clustered", byDefault = "k-means") Method method,
    @Setting(help = "number of clusters of k-means, 2 or more", byDefault = "15") int clusters)
    implements Defence {
  private static final int NEIGHBOURS = 5;
  private static final int MOST_CLUSTERS = 1000;
  private static final int MOST_ROWS = 10_000;
  private static final double HALF = 0.5;
  private static final double APART = 2.5;

  /** How rows are clustered. */
  public enum Method {
    /** By density; finds the number of clusters. */
    HDBSCAN,
    /** Around a given number of means. */
    K_MEANS
  }

  /** Checks the ranges. */
  public SmallClusters {
    if (!(share > 0 && share <= HALF)) {
      throw new IllegalArgumentException("share must be in (0, 0.5], found " + share);
    }
    Limits.check("clusters", clusters, 2, MOST_CLUSTERS);
  }

  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    int n = data.size();
    int least = method == Method.K_MEANS ? clusters : NEIGHBOURS + 1;
    double[][] rows = EncodedRows.of(data, least, "small-clusters");
    int[] groups = method == Method.K_MEANS ? byMeans(rows, seed) : byDensity(data, rows);
    ClusterShapes found = ClusterShapes.of(rows, groups);
    double[] scores = new double[n];
    for (int row = 0; row < n; row++) {
      if (groups[row] >= 0) {
        double apart = found.apart(groups[row]);
        double score = Double.isInfinite(apart) ? 1 : apart / (apart + APART);
        scores[row] = isSmall(found, groups[row], n) ? score : HALF * score;
      }
    }
    int[] flagged =
        IntStream.range(0, n)
            .filter(row ->
                groups[row] >= 0
                    && isSmall(found, groups[row], n)
                    && found.apart(groups[row]) >= APART)
            .toArray();
    return RawScores.drop(data, scores, flagged)
        .because(row -> groups[row] < 0 ? "in no cluster" : found.words(groups[row], n));
  }

  private boolean isSmall(ClusterShapes found, int group, int n) {
    return found.size(group) < share * n;
  }

  private int[] byMeans(double[][] rows, Seed seed) {
    KMeans means = KMeans.fit(rows, clusters, seed);
    return IntStream.range(0, rows.length).map(means::group).toArray();
  }

  private static int[] byDensity(Dataset data, double[][] rows) {
    if (rows.length > MOST_ROWS) {
      throw new IllegalArgumentException(
          ("small-clusters by hdbscan holds all distances and takes %d rows at most, data set \"%s\""
                  + " has %d; set method to k-means")
              .formatted(MOST_ROWS, data.name(), rows.length));
    }
    HDBSCAN<double[]> found = HDBSCAN.fit(rows, NEIGHBOURS, NEIGHBOURS);
    return IntStream.range(0, rows.length)
        .map(row -> found.group(row) < found.k() ? found.group(row) : -1)
        .toArray();
  }

  @Override
  public Scope scope() {
    return Scope.of(
        Evidence.FEATURES, "poison forms a cluster of its own, smaller than any clean one");
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    return method == Method.HDBSCAN && suspect.data().size() > MOST_ROWS
        ? List.of("too many rows for hdbscan: set method to k-means")
        : List.of();
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(SmallClusters.class);
    }
  }
}
