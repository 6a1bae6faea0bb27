// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.neighbour.LocalOutlierFactors;
import io.poisonlab.neighbour.NeighbourGraph;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Suspects rows whose surroundings are thinner than those of their nearest rows.
 *
 * <p><b>Threat model.</b> Inserted or changed rows outside the clouds of the clean rows, however
 * different the densities of these are; class by class also rows that are usual, but not for the
 * label they bear.
 *
 * <p><b>Steps.</b> (1) Encode the features, numbers standardised. (2) Find the k nearest other rows
 * of each, in all rows or in its class. (3) The raw score is the local outlier factor, about 1
 * within a cloud; suspicion is raw / (raw + median). (4) Flag by contamination, drop.
 *
 * <p><b>Deviations from the paper.</b> One k, not a range of them; exactly k neighbours where more
 * are equally near, as in scikit-learn, with which it agrees.
 *
 * <p><b>Limitations.</b> Over all rows it is blind to labels. Poison that lies together in clumps
 * of more than k rows is its own surroundings and looks usual: on digits, 5 % uniform outliers are
 * found no better than by chance. Rows with k duplicates or more have an extreme density. Takes
 * O(n² · width) at most; 20 · width + 12 k + 40 bytes a row. Allocates 7,900 bytes a row
 * (measured).
 *
 * <p><b>Reference.</b> Breunig, Kriegel, Ng and Sander (2000), "LOF: identifying density-based
 * local outliers", SIGMOD, definitions 5 to 7.
 *
 * @param k the number of neighbours, 1 or more
 * @param perClass whether each class is judged by itself
 * @param contamination which rows are flagged
 */
@Id(
    value = "local-outlier-factor",
    help = "Drops rows in thinner surroundings than their k nearest rows")
public record LocalOutlierFactor(
    @Setting(help = "number of neighbours, 1 or more", byDefault = "20") int k,
    @Setting(help = "whether each class is judged by itself", byDefault = "false") boolean perClass,
    Contamination contamination)
    implements Defence {
  private static final double BEYOND_WORDS = 1000;

  /** Checks the number of neighbours. */
  public LocalOutlierFactor {
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
    for (Neighbourhood each : Neighbourhood.of(data, k, perClass, "local-outlier-factor")) {
      NeighbourGraph graph = each.graph();
      double[] factors = LocalOutlierFactors.of(graph);
      FarthestColumn columns = FarthestColumn.among(data.table(), each.group().rows());
      for (int i = 0; i < factors.length; i++) {
        int row = each.group().rows()[i];
        raw[row] = factors[i];
        words[row] =
            "its surroundings in %s are %s as those of its %d nearest rows%s"
                .formatted(
                    each.group().words(), thinness(factors[i]), graph.k(), columns.words(row));
      }
    }
    return RawScores.outliers(data, raw, contamination).because(row -> words[row]);
  }

  private static String thinness(double factor) {
    return factor > BEYOND_WORDS
        ? "more than 1000 times as thin"
        : String.format(Locale.ROOT, "%.2f times as thin", factor);
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
      super(LocalOutlierFactor.class, Contamination.READER);
    }
  }
}
