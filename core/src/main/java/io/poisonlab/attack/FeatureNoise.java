// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Replaces features of randomly chosen rows by uniform random values, or adds Gaussian noise.
 *
 * <p><b>Threat model.</b> Availability: someone who can write to the features, or a broken sensor,
 * and knows neither model nor labels. NIST AI 100-2, section 2.3.1; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> (1) Choose the budgeted number of rows uniformly without replacement. (2) {@code
 * uniform}: in each chosen column give those rows values drawn uniformly from the column's range
 * before the attack: [minimum, maximum] of numbers, all categories of names. {@code gaussian}: add
 * to each value of a chosen numeric column {@code scale} standard deviations of the column, times a
 * standard normal value. Takes O(n · columns). Holds O(n · columns); allocates 330 bytes a row
 * (measured).
 *
 * <p><b>Limitations.</b> Uniform values stay in range, so a range check cannot see them. A missing
 * value is replaced by uniform noise and stays missing under Gaussian noise; a column of which
 * every value is missing stays as it is. Gaussian noise leaves columns of names alone, must not be
 * asked to change one, and changes nothing in a constant column. Where no chosen column could
 * change, an error says so.
 *
 * <p><b>Reference.</b> Uniform: Zhu and Wu (2004), "Class noise vs. attribute noise", section 4.1.
 * Gaussian: Rabanser, Günnemann and Lipton (2019), "Failing loudly: an empirical study of methods
 * for detecting dataset shift", NeurIPS, section 4 (noise on a share of the rows).
 *
 * @param budget how many rows, out of all
 * @param columns the names of the columns; where empty all, for Gaussian noise all numeric ones
 * @param noise what the values become
 * @param scale the standard deviation of Gaussian noise, in standard deviations of the column;
 *     above 0, and 1 for uniform noise, which has none
 */
@Id(
    value = "feature-noise",
    help = "Features of randomly chosen rows become random values within their range, or noisy")
public record FeatureNoise(
    @Setting(help = "share in [0, 1], or count, of all rows") Budget budget,
    @Setting(help = "names of the columns; all where empty") List<String> columns,
    @Setting(help = "random values, or noise added to numbers", byDefault = "uniform") Noise noise,
    @Setting(help = "gaussian noise in standard deviations of the column, > 0", byDefault = "1.0")
        double scale)
    implements Attack {
  /** What values become. */
  public enum Noise {
    /** A random value from the column's range. */
    UNIFORM,
    /** What they were, with a random value from a normal distribution added. */
    GAUSSIAN
  }

  /** Checks the names, which must differ, and the scale. */
  public FeatureNoise {
    columns = ColumnChoice.checked(columns);
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("scale must be above 0 and finite, found " + scale);
    }
    if (noise == Noise.UNIFORM && scale != 1) {
      throw new IllegalArgumentException(
          "uniform noise has no scale, found %s; leave it out, or set noise to gaussian"
              .formatted(scale));
    }
  }

  /** Replaces features by uniform random values. */
  public FeatureNoise(Budget budget, List<String> columns) {
    this(budget, columns, Noise.UNIFORM, 1);
  }

  /** Replaces all features of a share of the rows, in [0, 1]. */
  public FeatureNoise(double fraction) {
    this(Budget.fraction(fraction), List.of());
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    RandomGenerator random = seed.generator();
    int[] chosen = RowDraw.withoutReplacement(budget.rowsOf(clean.size()), clean.size(), random);
    Table noisy =
        switch (noise) {
          case UNIFORM -> uniform(clean.table(), chosen, random);
          case GAUSSIAN ->
              ColumnChoice.changeNumbers(
                  clean.table(),
                  columns,
                  column -> Moved.by(column, chosen, () -> scale * random.nextGaussian()));
        };
    if (chosen.length > 0) {
      ColumnChoice.check(clean.table(), columns, this::changes, "feature-noise");
    }
    RowIds rows = clean.ids().select(chosen).sorted();
    return new Poisoned(clean.withTable(noisy), rows, clean.fingerprint());
  }

  /** Whether there is a value that a chosen row could get and does not have. */
  private boolean changes(Column column) {
    boolean known = IntStream.range(0, column.size()).anyMatch(row -> !column.isMissing(row));
    boolean gaps = IntStream.range(0, column.size()).anyMatch(column::isMissing);
    return switch (noise) {
      case GAUSSIAN -> ColumnChoice.spreads(column);
      case UNIFORM ->
          switch (column) {
            case NumericColumn _ -> column.varies() || (known && gaps);
            case NominalColumn names ->
                names.categories().size() > 1 || (names.categories().size() == 1 && gaps);
            case TextColumn texts -> texts.varies();
            case ImageColumn _ -> true;
          };
    };
  }

  private Table uniform(Table table, int[] chosen, RandomGenerator random) {
    Table noisy = table;
    for (int index : ColumnChoice.of(table, columns)) {
      noisy = noisy.with(index, uniform(table.columns().get(index), chosen, random));
    }
    return noisy;
  }

  private static Column uniform(Column column, int[] rows, RandomGenerator random) {
    return switch (column) {
      case NumericColumn numbers -> {
        double[] values = numbers.toArray();
        DoubleSummaryStatistics range =
            Arrays.stream(values).filter(v -> !Double.isNaN(v)).summaryStatistics();
        double low = range.getMin();
        double high = range.getMax();
        double above = Math.min(Double.MAX_VALUE, Math.nextUp(high));
        for (int row : rows) {
          if (range.getCount() > 0) {
            values[row] = low < high ? Math.min(high, random.nextDouble(low, above)) : low;
          }
        }
        yield numbers.withValues(values);
      }
      case NominalColumn names -> {
        int[] codes = names.toArray();
        for (int row : rows) {
          if (!names.categories().isEmpty()) {
            codes[row] = random.nextInt(names.categories().size());
          }
        }
        yield names.withCodes(codes);
      }
      case TextColumn texts -> {
        int[] from = IntStream.range(0, texts.size()).toArray();
        for (int row : rows) {
          from[row] = random.nextInt(texts.size());
        }
        yield texts.select(from);
      }
      case ImageColumn images ->
          images.with(
              rows,
              (_, pixels) -> {
                random.nextBytes(pixels);
                return pixels;
              });
    };
  }

  @Override
  public Traits traits() {
    Traits traits = Traits.of(Traits.Effect.CHANGES_FEATURES, Goal.AVAILABILITY);
    return switch (noise) {
      case UNIFORM -> traits;
      case GAUSSIAN -> traits.leavesDomain();
    };
  }

  /** Makes feature noise. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(FeatureNoise.class, Budget.READER);
    }
  }
}
