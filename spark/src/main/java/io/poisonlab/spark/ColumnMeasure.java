// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.hll_sketch_agg;
import static org.apache.spark.sql.functions.hll_sketch_estimate;
import static org.apache.spark.sql.functions.kll_sketch_agg_double;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.stddev_samp;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.profile.ColumnProfile;
import io.poisonlab.profile.Distribution;
import io.poisonlab.profile.Exactness;
import io.poisonlab.profile.NominalProfile;
import io.poisonlab.profile.NumericProfile;
import io.poisonlab.profile.ValueCount;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of a feature column. Where its type does not say whether it holds numbers, both
 * kinds of measures are taken, and those that fit are kept: there is no second pass.
 *
 * @param cell the column
 * @param index its place among the columns
 * @param numbers whether it may hold numbers
 * @param names whether it may hold categories
 */
record ColumnMeasure(CellColumn cell, int index, boolean numbers, boolean names) {
  /** HyperLogLog with two to this power of registers, whose relative standard error is next. */
  private static final int REGISTERS = 14;

  private static final double DISTINCT = 1.04 / Math.sqrt(1 << REGISTERS);

  /** Greenwald and Khanna's summary: the error of a rank is one over this. */
  private static final int RANK = 10_000;

  /** Misra and Gries' frequent items: so many are tracked. */
  private static final int TRACKED = 10_000;

  /** The counters of that sketch: the next power of two of which three quarters are enough. */
  private static final double COUNTERS = 16_384;

  static final Exactness EXACTNESS = new Exactness(DISTINCT, 1.0 / RANK, 3.5 / COUNTERS);

  /** More than are kept, so that which of equally frequent ones are does not depend on chance. */
  private static final int TOP = 10 * NominalProfile.MOST;

  private static final String QUANTILES =
      Distribution.LEVELS.values().stream()
          .map(level -> level + "D")
          .collect(Collectors.joining(", ", "array(", ")"));

  static ColumnMeasure of(Dataset<Row> rows, String name, int index, CsvFormat format) {
    CellColumn cell = CellColumn.of(rows, name, format);
    boolean declared = format.nominal().contains(name) || format.texts().contains(name);
    return new ColumnMeasure(cell, index, !declared, declared || !cell.typed());
  }

  List<Column> cells() {
    return List.of(cell.text().as(text()), cell.number().as(number()));
  }

  /** Returns the text that the digest is made of. */
  Column normal() {
    return coalesce(col(number()).cast("string"), col(text()));
  }

  List<Column> aggregates() {
    List<Column> all = new ArrayList<>();
    all.add(count(col(text())).as(key("count")));
    Column values = numbers ? normal() : col(text());
    all.add(hll_sketch_estimate(hll_sketch_agg(values, REGISTERS)).as(key("distinct")));
    if (numbers) {
      Column number = col(number());
      all.add(count(number).as(key("numerals")));
      all.add(min(number).as(key("min")));
      all.add(max(number).as(key("max")));
      all.add(avg(number).as(key("mean")));
      all.add(stddev_samp(number).as(key("deviation")));
      all.add(
          expr("percentile_approx(%s, %s, %d)".formatted(number(), QUANTILES, RANK))
              .as(key("quantiles")));
      all.add(kll_sketch_agg_double(number, ExactQuantiles.MOST).as(key("values")));
    }
    if (names) {
      all.add(expr("approx_top_k(%s, %d, %d)".formatted(text(), TOP, TRACKED)).as(key("top")));
    }
    return all;
  }

  /** Reads what was measured. */
  ColumnProfile profile(Row row, long rows) {
    long count = row.getAs(key("count"));
    long missing = rows - count;
    long distinct = count == 0 ? 0 : Math.min(row.<Long>getAs(key("distinct")), count);
    if (numbers && row.<Long>getAs(key("numerals")) == count) {
      return new NumericProfile(
          cell.name(),
          count,
          missing,
          distinct,
          count == 0 ? Optional.empty() : Optional.of(distribution(row, count)));
    }
    return new NominalProfile(cell.name(), count, missing, distinct, counts(row, key("top")));
  }

  private Distribution distribution(Row row, long count) {
    double min = row.getAs(key("min"));
    double max = row.getAs(key("max"));
    if (Double.isInfinite(min) || Double.isInfinite(max)) {
      throw new IllegalArgumentException(
          "column \"%s\" holds infinite numbers; numbers must be finite, a missing one is null"
              .formatted(cell.name()));
    }
    @Nullable Double deviation = row.getAs(key("deviation"));
    return Distribution.measured(
        count,
        min,
        max,
        row.getAs(key("mean")),
        deviation == null ? Double.NaN : deviation,
        ExactQuantiles.of(row.getAs(key("values"))).orElseGet(() -> estimated(row)));
  }

  private SortedMap<String, Double> estimated(Row row) {
    List<Double> values = row.getList(row.fieldIndex(key("quantiles")));
    Iterator<Double> each = values.iterator();
    SortedMap<String, Double> quantiles = new TreeMap<>();
    Distribution.LEVELS.keySet().forEach(name -> quantiles.put(name, each.next()));
    return quantiles;
  }

  /** Reads what {@code approx_top_k} has found, which counts missing values too. */
  static List<ValueCount> counts(Row row, String key) {
    List<Row> found = row.getList(row.fieldIndex(key));
    return found.stream()
        .filter(each -> !each.isNullAt(0))
        .map(each -> new ValueCount(each.getString(0), each.getLong(1)))
        .toList();
  }

  private String key(String measure) {
    return measure + index;
  }

  private String text() {
    return key("text");
  }

  private String number() {
    return key("number");
  }
}
