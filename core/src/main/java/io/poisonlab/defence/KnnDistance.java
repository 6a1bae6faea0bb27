// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.neighbour.NeighbourGraph;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Suspects rows that are far from their nearest rows.
 *
 * <p><b>Threat model.</b> Inserted or changed rows outside the clouds of the clean rows; class by
 * class also rows that are usual, but not for the label they bear.
 *
 * <p><b>Steps.</b> (1) Encode the features, numbers standardised. (2) Find the k nearest other rows
 * of each, in all rows or in its class. (3) The raw score is the mean distance to them, or that of
 * the k-th; class by class it is divided by the class's median. Suspicion is raw / (raw + median).
 * (4) Flag by contamination, drop.
 *
 * <p><b>Deviations from the paper.</b> Ramaswamy et al. rank by the k-th distance and report a
 * given number of rows; the mean is Angiulli and Pizzuti's weight, divided by k.
 *
 * <p><b>Limitations.</b> One scale for all clouds: the clean rows of a thin cloud look more unusual
 * than poison beside a dense one. Over all rows it is blind to labels. Poison in clumps of more
 * than k rows is near to itself. Takes O(n² · width) at most; 20 · width + 12 k + 32 bytes a row.
 * Allocates 7,900 bytes a row (measured).
 *
 * <p><b>Reference.</b> Ramaswamy, Rastogi and Shim (2000), "Efficient algorithms for mining
 * outliers from large data sets", SIGMOD, section 2; Angiulli and Pizzuti (2002), "Fast outlier
 * detection in high dimensional spaces", PKDD, definition 1.
 *
 * @param k the number of neighbours, 1 or more
 * @param distance which distance counts
 * @param perClass whether each class is judged by itself
 * @param contamination which rows are flagged
 */
@Id(value = "knn-distance", help = "Drops rows that are far from their k nearest rows")
public record KnnDistance(
    @Setting(help = "number of neighbours, 1 or more", byDefault = "10") int k,
    @Setting(help = "mean over the neighbours, or the kth alone", byDefault = "mean")
        Measure distance,
    @Setting(help = "whether each class is judged by itself", byDefault = "false") boolean perClass,
    Contamination contamination)
    implements Defence {
  /** Which distance counts. */
  public enum Measure {
    /** The mean over the k nearest rows. */
    MEAN,
    /** That of the k-th nearest row. */
    KTH
  }

  /** Checks the number of neighbours. */
  public KnnDistance {
    Neighbourhood.check(k);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there are not more rows than neighbours
   */
  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    double[] raw = new double[data.size()];
    String[] words = new String[data.size()];
    Arrays.fill(words, "not judged: the only row of its class");
    for (Neighbourhood each : Neighbourhood.of(data, k, perClass, "knn-distance")) {
      double[] distances = distances(each.graph());
      double[] relative = RawScores.overMedian(distances);
      FarthestColumn columns = FarthestColumn.among(data.table(), each.group().rows());
      for (int i = 0; i < distances.length; i++) {
        int row = each.group().rows()[i];
        raw[row] = perClass ? relative[i] : distances[i];
        words[row] =
            words(each, distances[i])
                + (distances[i] == relative[i]
                    ? ""
                    : String.format(Locale.ROOT, ", %.1f times what is usual there", relative[i]))
                + columns.words(row);
      }
    }
    return RawScores.outliers(data, raw, contamination).because(row -> words[row]);
  }

  private double[] distances(NeighbourGraph graph) {
    int last = graph.k() - 1;
    return IntStream.range(0, graph.size())
        .mapToDouble(row ->
            distance == Measure.KTH
                ? graph.distance(row, last)
                : IntStream.rangeClosed(0, last).mapToDouble(i -> graph.distance(row, i)).sum()
                    / graph.k())
        .toArray();
  }

  private String words(Neighbourhood each, double found) {
    return String.format(
        Locale.ROOT,
        distance == Measure.KTH
            ? "its %d. nearest row in %s is %.2f away"
            : "its %d nearest rows in %s are %.2f away on average",
        each.graph().k(),
        each.group().words(),
        found);
  }

  @Override
  public Scope scope() {
    return Neighbourhood.scope(perClass);
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    return Neighbourhood.warnings(suspect.data(), k, perClass);
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(KnnDistance.class, Contamination.READER);
    }
  }
}
