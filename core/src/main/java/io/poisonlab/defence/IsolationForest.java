// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.isolation.IsolationTrees;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Suspects rows that few random cuts set apart from the others.
 *
 * <p><b>Threat model.</b> Inserted or changed rows whose features are unusual; class by class also
 * rows that are usual, but not for the label they bear.
 *
 * <p><b>Steps.</b> (1) Encode the features, numbers standardised. (2) Grow trees over samples of
 * the rows, or of each class's rows: each cut takes a random feature that varies, and a random
 * threshold between its least and greatest value. (3) Suspicion is 2^(−c / u): c the mean number of
 * cuts that set a row apart, u what is usual for the sample. (4) Flag by contamination, drop.
 *
 * <p><b>Deviations from the paper.</b> Those of scikit-learn, with which it agrees: a feature that
 * is constant in a node is not drawn there. The share to flag may be left to the data.
 *
 * <p><b>Limitations.</b> Over all rows it is blind to labels. Poison that lies densely together
 * masks itself: many cuts are needed to tell one of its rows from the others. Outliers that only a
 * combination of values betrays are found late. Time and memory: {@link IsolationTrees}; 8 bytes a
 * value for the encoded rows and 16 bytes a row for the scores come on top. Allocates 3,700 bytes a
 * row (measured).
 *
 * <p><b>Reference.</b> Liu, Ting and Zhou (2008), "Isolation forest", ICDM, algorithms 1 to 3.
 *
 * @param trees how many, 1 or more
 * @param samples how many rows each looks at, 2 or more; all where there are fewer
 * @param perClass whether each class is judged by itself
 * @param contamination which rows are flagged
 */
@Id(value = "isolation-forest", help = "Drops rows that few random cuts set apart from the others")
public record IsolationForest(
    @Setting(help = "number of trees, 1 to 10000", byDefault = "100") int trees,
    @Setting(help = "rows that each tree looks at, 2 or more", byDefault = "256") int samples,
    @Setting(help = "whether each class is judged by itself", byDefault = "false") boolean perClass,
    Contamination contamination)
    implements Defence {
  private static final int LEAST = 2;
  private static final int DEFAULT_TREES = 100;
  private static final int MOST_TREES = 10_000;
  private static final int DEFAULT_SAMPLES = 256;

  /** Checks the ranges. */
  public IsolationForest {
    if (trees < 1 || trees > MOST_TREES) {
      throw new IllegalArgumentException(
          "trees must be in [1, %d], found %d".formatted(MOST_TREES, trees));
    }
    if (samples < LEAST) {
      throw new IllegalArgumentException("samples must be 2 or more, found " + samples);
    }
  }

  /** 100 trees over 256 rows each. */
  public IsolationForest(boolean perClass, Contamination contamination) {
    this(DEFAULT_TREES, DEFAULT_SAMPLES, perClass, contamination);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there are fewer than two rows
   */
  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    double[][] encoded = EncodedRows.of(data, LEAST, "isolation-forest");
    double[] scores = new double[data.size()];
    String[] words = new String[data.size()];
    for (JudgedTogether group : JudgedTogether.of(data, perClass)) {
      double[][] rows = group.of(encoded);
      IsolationTrees grown = IsolationTrees.grow(rows, trees, samples, seed.fork(group.words()));
      double[] cuts = grown.cuts(rows);
      FarthestColumn columns = FarthestColumn.among(data.table(), group.rows());
      for (int i = 0; i < rows.length; i++) {
        int row = group.rows()[i];
        scores[row] = rows.length < LEAST ? 0 : grown.score(cuts[i]);
        words[row] =
            rows.length < LEAST
                ? "not judged: the only row of " + group.words()
                : String.format(
                        Locale.ROOT,
                        "%.1f random cuts set it apart in %s, where %.1f are usual",
                        cuts[i],
                        group.words(),
                        grown.usualCuts())
                    + columns.words(row);
      }
    }
    return RawScores.drop(data, scores, contamination.flag(scores)).because(row -> words[row]);
  }

  @Override
  public Scope scope() {
    return perClass
        ? Scope.of(Evidence.LABELS, "poison is rare in its class and lies apart from it")
        : Scope.of(Evidence.FEATURES, "poison is rare and lies apart from the clean rows");
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    List<String> warnings = new ArrayList<>();
    Alike alone = new Alike();
    JudgedTogether.of(suspect.data(), perClass).stream()
        .filter(group -> group.size() < LEAST)
        .forEach(alone::add);
    alone.tellThatNobodyJudges(warnings);
    return SilentFeatures.ofRows(suspect.data(), warnings);
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(IsolationForest.class, Contamination.READER);
    }
  }
}
