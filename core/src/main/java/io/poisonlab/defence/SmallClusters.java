// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.statistics.DensityClusters;
import io.poisonlab.statistics.KMeans;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Suspects rows that form a small cluster of their own.
 *
 * <p><b>Threat model.</b> Inserted rows that lie close together, away from the clean ones: what
 * outlier detectors miss, since each has near neighbours (masking).
 *
 * <p><b>Steps.</b> (1) Encode the features, numbers standardised. (2) Cluster all rows, by HDBSCAN
 * with clusters of {@value #NEIGHBOURS} rows or more, or by k-means. (3) A cluster stands apart as
 * far as its centre is from the nearest other centre, in units of its own radius (root mean
 * square). (4) Suspect clusters that are small and {@value #APART} radii apart; none, where these
 * hold more than half of all rows in clusters. (5) With the distance d to the centre of the nearest
 * other cluster that is not suspect, and its radius r, the score of a row is d / (d + r) / 2, and
 * one half more in a suspect cluster. (6) Drop the rows of suspect clusters.
 *
 * <p><b>Deviations from the paper.</b> The papers cluster only; what is small and apart is our
 * rule, and the score is that of He, Xu and Deng (2003) in radii and without the factor of size.
 *
 * <p><b>Limitations.</b> Blind to labels. Small groups of clean rows are flagged too, 2 % of breast
 * cancer. Poison that spreads as wide as a class is in no cluster: it ranks high, and is left to
 * the outlier detectors. k-means parts large clusters until all are small, and joins a group to
 * rows near it. HDBSCAN takes O(n² · width) time and refuses more than {@value #MOST_ROWS} rows;
 * k-means takes O(iterations · n · k · width) time and 12 · n bytes. Allocates 13,000 bytes a row
 * by k-means (measured).
 *
 * <p><b>Reference.</b> Arthur and Vassilvitskii (2007), "k-means++: the advantages of careful
 * seeding"; Campello, Moulavi and Sander (2013), "Density-based clustering based on hierarchical
 * density estimates", PAKDD, sections 3 to 5; He, Xu and Deng (2003), "Discovering cluster-based
 * local outliers", Pattern Recognition Letters 24, definitions 2 and 3.
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
    @Setting(help = "how the rows are clustered", byDefault = "hdbscan") Method method,
    @Setting(help = "number of clusters of k-means, 2 or more", byDefault = "15") int clusters)
    implements Defence {
  private static final int NEIGHBOURS = 5;
  private static final int MOST_CLUSTERS = 1000;
  private static final int MOST_ROWS = 10_000;
  private static final double HALF = 0.5;
  private static final double APART = 2.5;
  private static final int FEW = 10;
  private static final double PERCENT = 100;

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
    double[][] rows = rows(data);
    int[] groups = groups(data, rows, seed);
    ClusterShapes found = ClusterShapes.of(rows, groups);
    boolean[] suspicious = suspicious(found, n);
    double[] scores = new double[n];
    for (int row = 0; row < n; row++) {
      double away = away(found, suspicious, rows[row]);
      scores[row] = HALF * (groups[row] >= 0 && suspicious[groups[row]] ? 1 + away : away);
    }
    int[] flagged =
        IntStream.range(0, n).filter(row -> groups[row] >= 0 && suspicious[groups[row]]).toArray();
    return RawScores.drop(data, scores, flagged)
        .because(row -> groups[row] < 0 ? "in no cluster" : found.words(groups[row], n));
  }

  private double[][] rows(Dataset data) {
    return EncodedRows.of(
        data, method == Method.K_MEANS ? clusters : NEIGHBOURS + 1, "small-clusters");
  }

  private int[] groups(Dataset data, double[][] rows, Seed seed) {
    return method == Method.K_MEANS ? byMeans(rows, seed) : byDensity(data, rows);
  }

  /** Which clusters are small and apart; none where that would be most of what is in clusters. */
  private boolean[] suspicious(ClusterShapes found, int n) {
    boolean[] suspicious = new boolean[found.count()];
    int suspected = 0;
    int clustered = 0;
    for (int group = 0; group < suspicious.length; group++) {
      suspicious[group] = found.size(group) < share * n && found.apart(group) >= APART;
      suspected += suspicious[group] ? found.size(group) : 0;
      clustered += found.size(group);
    }
    return suspected <= HALF * clustered ? suspicious : new boolean[suspicious.length];
  }

  /** How far a row is from the nearest cluster that is not suspicious, in [0, 1]. */
  private static double away(ClusterShapes found, boolean[] suspicious, double[] row) {
    return IntStream.range(0, suspicious.length)
        .filter(group -> !suspicious[group] && found.size(group) > 0)
        .mapToDouble(group -> found.away(row, group))
        .min()
        .orElse(0);
  }

  private int[] byMeans(double[][] rows, Seed seed) {
    KMeans means = KMeans.fit(rows, clusters, seed);
    return IntStream.range(0, rows.length).map(means::group).toArray();
  }

  private static int[] byDensity(Dataset data, double[][] rows) {
    if (rows.length > MOST_ROWS) {
      throw new IllegalArgumentException(
          ("small-clusters by hdbscan compares all rows and takes %d at most, data set \"%s\""
                  + " has %d; set method to k-means")
              .formatted(MOST_ROWS, data.name(), rows.length));
    }
    DensityClusters found = DensityClusters.of(rows, NEIGHBOURS);
    return IntStream.range(0, rows.length).map(found::group).toArray();
  }

  @Override
  public Scope scope() {
    return Scope.of(
        Evidence.FEATURES, "poison forms a cluster of its own, smaller than any clean one");
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    Dataset data = suspect.data();
    int n = data.size();
    List<String> warnings = new ArrayList<>();
    if (method == Method.K_MEANS) {
      if (n < FEW * clusters) {
        warnings.add(
            "%d clusters of %d rows hold %d rows each on average: all are small, and clean ones are flagged; ask for fewer clusters"
                .formatted(clusters, n, n / clusters));
      }
    } else if (n > MOST_ROWS) {
      warnings.add("too many rows for hdbscan: set method to k-means");
    } else if (n > NEIGHBOURS && EncodedRows.exist(data)) {
      double[][] rows = rows(data);
      ClusterShapes found = ClusterShapes.of(rows, byDensity(data, rows));
      int largest = IntStream.range(0, found.count()).map(found::size).max().orElse(0);
      if (largest < share * n) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "the largest cluster holds %.0f %% of the rows: none is large, so that a small one need"
                    + " not be strange",
                PERCENT * largest / n));
      }
    }
    return SilentFeatures.ofRows(data, warnings);
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(SmallClusters.class);
    }
  }
}
