// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.profile;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.TextColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Profiles data that are in memory; nothing is estimated. Takes O(n log n) for each column. */
public final class LocalProfile {
  private LocalProfile() {}

  /** Returns the profile of a data set. */
  public static DataProfile of(Dataset data) {
    return new DataProfile(
        data.name(),
        data.size(),
        RowDigest.of(data),
        labels(data.labels()),
        data.table().columns().stream().map(LocalProfile::column).toList(),
        Exactness.EXACT);
  }

  private static LabelProfile labels(Labels labels) {
    return new LabelProfile(
        labels.target(), 0, counts(IntStream.range(0, labels.size()).mapToObj(labels::name)));
  }

  private static ColumnProfile column(Column column) {
    return switch (column) {
      case NumericColumn numbers -> {
        double[] present =
            DoubleStream.of(numbers.toArray()).filter(value -> !Double.isNaN(value)).toArray();
        yield new NumericProfile(
            column.name(),
            present.length,
            (long) column.size() - present.length,
            DoubleStream.of(present).distinct().count(),
            present.length == 0 ? Optional.empty() : Optional.of(Distribution.of(present)));
      }
      case ImageColumn images -> throw images.unsupported("a profile");
      case NominalColumn _, TextColumn _ -> {
        List<ValueCount> counts =
            counts(
                IntStream.range(0, column.size())
                    .filter(row -> !column.isMissing(row))
                    .mapToObj(column::text));
        long present = counts.stream().mapToLong(ValueCount::count).sum();
        yield new NominalProfile(
            column.name(), present, column.size() - present, counts.size(), counts);
      }
    };
  }

  private static List<ValueCount> counts(Stream<String> values) {
    Map<String, Long> counts = new HashMap<>();
    values.forEach(value -> counts.merge(value, 1L, Long::sum));
    List<ValueCount> all = new ArrayList<>();
    counts.forEach((value, count) -> all.add(new ValueCount(value, count)));
    return all;
  }
}
