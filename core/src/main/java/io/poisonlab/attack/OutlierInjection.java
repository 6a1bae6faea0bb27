// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
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

/**
 * Adds rows that lie apart from the data, with labels in the proportions of the data.
 *
 * <p><b>Threat model.</b> Availability, or plain accident: a broken sensor, a wrong unit, fuzzed
 * input; knows the columns' ranges and nothing else. NIST AI 100-2, section 2.3.1; MITRE ATLAS
 * AML.T0020.
 *
 * <p><b>Steps.</b> (1) Draw a row of the data for each row to be added; it gives the label. (2)
 * Make the features by {@code kind}. In a box: each number uniform in the column's range, widened
 * around its middle by the factor {@code scale}, each name uniform among the categories present. By
 * sigma: each number {@code scale} standard deviations above or below the column's mean, by a toss.
 * As a scaled row: the drawn row, each number {@code scale} times as far from the column's mean.
 * Names of the last two are those of the drawn row. Takes O((n + rows) · columns). Holds O((n +
 * rows) · columns); allocates 790 bytes a row (measured).
 *
 * <p><b>Limitations.</b> Whatever looks at features finds most of them; forests are hardly harmed.
 * They serve to show that a detector works at all, and to measure its false alarms. A missing value
 * of a scaled row stays missing; the other kinds have none, except in a column without any value.
 * Data in which no column varies, or for the last two kinds no number, have no row apart from them:
 * an error says so.
 *
 * <p><b>Reference.</b> None: the three usual ways of seeding outliers, for example in Steinbuss and
 * Böhm (2021), "Benchmarking unsupervised outlier detection with realistic synthetic data", ACM
 * TKDD 15(4).
 *
 * @param budget how many rows are added, in rows there are
 * @param kind where they lie
 * @param scale how far apart, above 0; a box of scale 1 is the range of the data, a row scaled by 1
 *     would be a copy and is refused
 */
@Id(value = "outlier-injection", help = "Added rows lie apart from the data")
public record OutlierInjection(
    @Setting(help = "rows added, as share of the data or count") Budget budget,
    @Setting(help = "where they lie: in a box, k sigma away, or scaled rows", byDefault = "box")
        Kind kind,
    @Setting(help = "how far apart, above 0: factor of the range, or sigmas", byDefault = "3.0")
        double scale)
    implements Attack {
  /** Where outliers lie. */
  public enum Kind {
    /** Anywhere in the widened bounding box of the data. */
    BOX,
    /** At some standard deviations from the mean, in every column. */
    SIGMA,
    /** On the ray from the mean through a row of the data. */
    SCALED
  }

  /** Checks the scale. */
  public OutlierInjection {
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("scale must be above 0 and finite, found " + scale);
    }
    if (kind == Kind.SCALED && scale == 1) {
      throw new IllegalArgumentException(
          "rows scaled by 1 are copies of rows, not outliers; ask for a scale above 1");
    }
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    int count = budget.addedTo(clean.size());
    if (count == 0) {
      return new Poisoned(clean, RowIds.of(), clean.fingerprint());
    }
    if (clean.size() == 0) {
      throw new IllegalArgumentException(
          "outlier-injection needs rows to lie apart from, found none");
    }
    ColumnChoice.check(
        clean.table(),
        List.of(),
        kind == Kind.BOX ? Column::varies : ColumnChoice::spreads,
        "outlier-injection");
    RandomGenerator random = seed.generator();
    int[] models = random.ints(count, 0, clean.size()).toArray();
    Table table =
        new Table(clean.table().columns().stream().map(c -> apart(c, models, random)).toList());
    return Insertion.of(clean, table, clean.labels().select(models).toArray());
  }

  private Column apart(Column column, int[] models, RandomGenerator random) {
    return switch (column) {
      case NumericColumn numbers -> {
        double[] present =
            Arrays.stream(numbers.toArray()).filter(value -> !Double.isNaN(value)).toArray();
        if (present.length == 0) {
          yield numbers.select(models);
        }
        double[] values = numbers.select(models).toArray();
        DoubleSummaryStatistics range = Arrays.stream(present).summaryStatistics();
        double sigma =
            kind == Kind.SIGMA && column.varies() ? deviation(present, range.getAverage()) : 0;
        for (int i = 0; i < values.length; i++) {
          values[i] = apart(values[i], range, sigma, random);
        }
        yield numbers.withValues(values);
      }
      case NominalColumn names -> {
        int[] present =
            Arrays.stream(names.toArray())
                .filter(code -> code != NominalColumn.MISSING)
                .distinct()
                .sorted()
                .toArray();
        if (kind != Kind.BOX || present.length == 0) {
          yield names.select(models);
        }
        yield names.withCodes(
            Arrays.stream(models).map(_ -> present[random.nextInt(present.length)]).toArray());
      }
      case TextColumn texts -> texts.select(models);
      case ImageColumn images -> images.select(models);
    };
  }

  private double apart(
      double model, DoubleSummaryStatistics range, double sigma, RandomGenerator random) {
    double low = range.getMin();
    double high = range.getMax();
    // the average of equal values is not that value but what rounding leaves
    double mean = low < high ? range.getAverage() : low;
    return switch (kind) {
      case BOX -> {
        double half = scale * (high / 2 - low / 2);
        double value = low / 2 + high / 2 + half * (2 * random.nextDouble() - 1);
        yield scale <= 1 ? Math.clamp(value, low, high) : finite(value);
      }
      case SIGMA -> finite(mean + (random.nextBoolean() ? scale : -scale) * sigma);
      case SCALED -> finite(mean + scale * (model - mean));
    };
  }

  private static double deviation(double[] values, double mean) {
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / values.length);
  }

  /** Keeps a value that would be infinite at the end of the range; a missing one stays missing. */
  private static double finite(double value) {
    return Double.isNaN(value) ? value : Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  @Override
  public Traits traits() {
    Traits traits = Traits.of(Traits.Effect.INSERTS, Goal.AVAILABILITY);
    return kind == Kind.BOX && scale <= 1 ? traits : traits.leavesDomain();
  }

  /** Makes outliers. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(OutlierInjection.class, Budget.READER);
    }
  }
}
