// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.statistics.Discoveries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Suspects rows that lie where the data hold more than a trusted sample lets expect, in the columns
 * that differ from it.
 *
 * <p><b>Threat model.</b> Rows inserted or changed so often that the distribution of a column
 * moves: a value that is stamped, numbers that are shifted, values gone missing.
 *
 * <p><b>Steps.</b> (1) Compare each column with the trusted sample: numbers by the test of
 * Kolmogorov and Smirnov, names, and which values are missing, by chi-square. (2) Correct for the
 * number of tests (Holm); what stays below the level has drifted. (3) Cut each drifted column into
 * categories, or bins of equally many values; a bin's excess is the share of its rows that the
 * trusted sample does not account for, one standard error forgiven. (4) The score of a row is the
 * mean excess of its bins, each column weighted by its distance from the sample. (5) Flag by
 * contamination, no row with score 0; drop.
 *
 * <p><b>Deviations from the paper.</b> The tests are standard, the way from columns to rows is
 * ours.
 *
 * <p><b>Limitations.</b> Blind to labels, and to poison that follows every column's distribution.
 * Honest drift looks the same. With fewer than 500 rows on a side small shifts are missed, and a
 * warning says so. Takes O(n log n) for each column and 8 · n bytes for each that has drifted.
 * Allocates 730 bytes a row (measured).
 *
 * <p><b>Reference.</b> Holm (1979), "A simple sequentially rejective multiple test procedure",
 * Scandinavian Journal of Statistics 6; Rabanser, Günnemann and Lipton (2019), "Failing loudly: an
 * empirical study of methods for detecting dataset shift", section 3.2.
 *
 * @param contamination which rows are flagged
 * @param level the chance of calling any column drifted where none has, in (0, 1)
 */
@Id(
    value = "feature-drift",
    help = "Drops rows where columns hold more than a trusted sample lets expect")
public record FeatureDrift(
    Contamination contamination,
    @Setting(help = "chance of a false alarm over all columns, in (0, 1)", byDefault = "0.05")
        double level)
    implements Defence {
  private static final int FEW_ROWS = 500;
  private static final int LEAST = 2;

  /** Checks the range. */
  public FeatureDrift {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1), found " + level);
    }
  }

  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    Dataset trusted =
        suspect
            .trusted()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "feature-drift compares data set \"%s\" with a trusted sample, found none; name a"
                            .formatted(data.name())
                        + " sample of rows that are known to be clean"));
    requireComparable(data, trusted);
    List<DriftedColumn> drifted = drifted(data, trusted);
    double[] scores = new double[data.size()];
    double weights = drifted.stream().mapToDouble(DriftedColumn::distance).sum();
    for (int row = 0; row < scores.length; row++) {
      for (DriftedColumn column : drifted) {
        scores[row] += column.excess(row) * column.distance() / weights;
      }
      scores[row] = Math.min(1, scores[row]);
    }
    int[] flagged =
        IntStream.of(contamination.flag(scores)).filter(row -> scores[row] > 0).toArray();
    return RawScores.drop(data, scores, flagged)
        .because(row -> reason(drifted, row, data.table().columns().size()));
  }

  private static void requireComparable(Dataset data, Dataset trusted) {
    if (data.size() < LEAST || trusted.size() < LEAST) {
      throw new IllegalArgumentException(
          "feature-drift needs 2 rows or more on each side, data set \"%s\" has %d, the trusted sample %d; add rows"
              .formatted(data.name(), data.size(), trusted.size()));
    }
    for (Column column : data.table().columns()) {
      Column other = trusted.table().column(column.name());
      if (other.getClass() != column.getClass()) {
        throw new IllegalArgumentException(
            "column \"%s\" holds numbers on one side and names on the other; read both in the same way"
                .formatted(column.name()));
      }
    }
  }

  private List<DriftedColumn> drifted(Dataset data, Dataset trusted) {
    List<ColumnDrift> drifts =
        data.table().columns().stream()
            .map(column -> ColumnDrift.between(column, trusted.table().column(column.name())))
            .toList();
    double[] corrected = Discoveries.holm(drifts.stream().mapToDouble(ColumnDrift::p).toArray());
    List<DriftedColumn> drifted = new ArrayList<>();
    for (int i = 0; i < corrected.length; i++) {
      if (corrected[i] <= level) {
        Column column = data.table().columns().get(i);
        drifted.add(
            DriftedColumn.of(
                column, trusted.table().column(column.name()), drifts.get(i).distance()));
      }
    }
    return drifted;
  }

  private static String reason(List<DriftedColumn> drifted, int row, int columns) {
    return drifted.stream()
        .filter(column -> column.excess(row) > 0)
        .max(Comparator.comparingDouble(column -> column.excess(row) * column.distance()))
        .map(column ->
            String.format(
                Locale.ROOT,
                "\"%s\" has drifted (distance %.2f), and %.0f %% of the rows with a value like this"
                    + " one are more than the trusted sample lets expect",
                column.name(),
                column.distance(),
                100 * column.excess(row)))
        .orElse(
            drifted.isEmpty()
                ? "none of the %d columns has drifted".formatted(columns)
                : "lies where the %d drifted columns hold no more than expected"
                    .formatted(drifted.size()));
  }

  @Override
  public Scope scope() {
    return Scope.of(
            Evidence.FEATURES,
            "poison moves the distribution of a column, and nothing else has moved since the trusted"
                + " sample was taken")
        .needingTrusted();
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    List<String> warnings = new ArrayList<>();
    int least = Math.min(suspect.data().size(), suspect.trusted().map(Dataset::size).orElse(0));
    if (suspect.trusted().isPresent() && least < FEW_ROWS) {
      warnings.add(
          "one side has %d rows, fewer than 500: shifts of a fifth of a deviation are missed more often than seen"
              .formatted(least));
    }
    return warnings;
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(FeatureDrift.class, Contamination.READER);
    }
  }
}
