// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Folds;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.Shuffle;
import io.poisonlab.learner.FeatureEncoder;
import io.poisonlab.learner.OutOfFold;
import io.poisonlab.neighbour.ShapleyValues;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Flags rows that harm a vote of the nearest neighbours: those with a low Shapley value.
 *
 * <p><b>Threat model.</b> Wrong labels and injected rows that draw the prediction of clean rows
 * near them to another class.
 *
 * <p><b>Steps.</b> (1) Encode the features as learners do, numbers standardised. (2) Take the
 * trusted rows as test rows, without a trusted sample all rows; where they are more than asked for,
 * draw as many. (3) Compute each row's exact Shapley value for the k-nearest-neighbour vote on the
 * test rows; without a trusted sample, on those of each fold for the rows of the others. (4) Flag
 * the share asked for, or what does more harm than good: values below 0. Suspicion is above 0.5
 * where a row does more harm than good. Takes O(n · width + n) for each test row; 8 bytes per row
 * for each of 16 parts, and 24 for each thread. Allocates 3,600 bytes a row (measured).
 *
 * <p><b>Deviations from the paper.</b> Features are standardised. Without trusted rows the values
 * are taken on suspect ones, which is right as long as most of their labels are.
 *
 * <p><b>Limitations.</b> A row far from all test rows has a value near 0, whatever its label. As
 * every vote of neighbours it needs distances that mean something: few columns, no nonsense among
 * them.
 *
 * <p><b>Reference.</b> Jia et al. (2019), "Efficient task-specific data valuation for nearest
 * neighbor algorithms", arXiv 1908.08619, theorem 1.
 *
 * @param k the number of neighbours, 1 or more
 * @param folds the number of folds where there is no trusted sample, 2 or more
 * @param testRows how many rows the values are taken on at the most, 1 or more
 * @param contamination which rows are flagged
 */
@Id(
    value = "knn-shapley",
    help = "Flags rows that do harm to a vote of the nearest neighbours, by exact Shapley values")
public record KnnShapley(
    @Setting(help = "number of neighbours, 1 or more", byDefault = "10") int k,
    @Setting(help = "folds where no sample is trusted, 2 to 1000", byDefault = "5") int folds,
    @Setting(
            help = "rows that values are taken on at the most, drawn where there are more",
            byDefault = "10000")
        int testRows,
    Contamination contamination)
    implements Defence {
  private static final int NEIGHBOURS = 10;
  private static final int FOLDS = 5;
  private static final int TEST_ROWS = 10_000;

  /** Checks the numbers. */
  public KnnShapley {
    Neighbourhood.check(k);
    new OutOfFold(folds);
    if (testRows < 1) {
      throw new IllegalArgumentException("test rows must be 1 or more, found " + testRows);
    }
  }

  /** Ten neighbours, five folds, ten thousand test rows at the most. */
  public KnnShapley(Contamination contamination) {
    this(NEIGHBOURS, FOLDS, TEST_ROWS, contamination);
  }

  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    Optional<Dataset> trusted = TrustedRows.of(suspect, "knn-shapley");
    if (data.size() < (trusted.isPresent() ? 1 : 2)) {
      throw new IllegalArgumentException(
          "knn-shapley judges rows by others: data set \"%s\" needs 2 rows or more, found %d"
              .formatted(data.name(), data.size()));
    }
    FeatureEncoder encoder = FeatureEncoder.fit(data.table(), true);
    double[][] rows = encoder.encode(data.table());
    int[] labels = data.labels().toArray();
    double[] values =
        trusted
            .map(clean -> clean.select(tests(clean.size(), seed)))
            .map(clean ->
                ShapleyValues.of(rows, labels, k)
                    .over(encoder.encode(clean.table()), clean.labels().toArray()))
            .orElseGet(() ->
                outOfFold(
                    rows,
                    labels,
                    Folds.assign(data.labels(), folds, seed),
                    tests(rows.length, seed)));
    double[] harm = Arrays.stream(values).map(value -> 0 - value).toArray();
    return Suspicion.of(
            Scores.aroundZero(harm), data.ids().select(flagged(harm)).sorted(), new Remedy.Drop())
        .because(row -> reason(data, row, values[row]));
  }

  private int[] flagged(double[] harm) {
    return contamination instanceof Contamination.Auto
        ? IntStream.range(0, harm.length).filter(row -> harm[row] > 0).toArray()
        : contamination.flag(harm);
  }

  /** Returns the test rows of so many, in order. */
  private int[] tests(int size, Seed seed) {
    if (size <= testRows) {
      return Shuffle.range(size);
    }
    int[] drawn = RowDraw.withoutReplacement(testRows, size, seed.fork("test rows").generator());
    Arrays.sort(drawn);
    return drawn;
  }

  /** The values on each fold for the rows of the others, every test row with equal weight. */
  private double[] outOfFold(double[][] rows, int[] labels, int[] foldOf, int[] tests) {
    double[] values = new double[rows.length];
    for (int fold = 0; fold < folds; fold++) {
      int current = fold;
      int[] judged = Arrays.stream(tests).filter(i -> foldOf[i] == current).toArray();
      int[] others = IntStream.range(0, rows.length).filter(i -> foldOf[i] != current).toArray();
      if (judged.length > 0 && others.length > 0) {
        double[] part =
            ShapleyValues.of(select(rows, others), select(labels, others), k)
                .over(select(rows, judged), select(labels, judged));
        for (int i = 0; i < others.length; i++) {
          values[others[i]] += part[i] * judged.length / tests.length;
        }
      }
    }
    return values;
  }

  private static double[][] select(double[][] rows, int[] places) {
    return Arrays.stream(places).mapToObj(place -> rows[place]).toArray(double[][]::new);
  }

  private static int[] select(int[] labels, int[] places) {
    return Arrays.stream(places).map(place -> labels[place]).toArray();
  }

  private static String reason(Dataset data, int row, double value) {
    String effect =
        value < 0
            ? "it draws rows of other classes near it to " + data.labels().name(row)
            : value > 0 ? "it helps rows of its class near it" : "no row is judged by it";
    return String.format(Locale.ROOT, "Shapley value %.3g: %s", value, effect);
  }

  @Override
  public Scope scope() {
    return Scope.of(
        Evidence.LABELS,
        "rows near each other are mostly of one class, and those that judge are mostly clean");
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    List<String> warnings = new ArrayList<>();
    if (suspect.trusted().isEmpty()) {
      warnings.add("no trusted sample: rows are judged by suspect rows, some of them poisoned");
    }
    int tests = suspect.trusted().orElse(suspect.data()).size();
    if (tests > testRows) {
      warnings.add(
          "values are taken on %d of %d rows, drawn, to save time: test_rows sets how many"
              .formatted(testRows, tests));
    }
    return SilentFeatures.ofClasses(suspect.data(), warnings);
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(KnnShapley.class, Contamination.READER);
    }
  }
}
