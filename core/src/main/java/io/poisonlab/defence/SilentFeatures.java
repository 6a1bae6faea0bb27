// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Data whose features say nothing about the classes. What compares labels with features flags by
 * chance there.
 */
final class SilentFeatures {
  private static final long ODD = 0x9E3779B97F4A7C15L;

  private SilentFeatures() {}

  /** Returns a sentence where no column varies, and then the others. */
  static List<String> ofRows(Dataset data, List<String> others) {
    return data.size() > 1 && data.table().columns().stream().noneMatch(Column::varies)
        ? before(
            "no column varies: the features say nothing about rows or classes, and what is flagged"
                + " is chance",
            others)
        : others;
  }

  /** Also where rows are equal whose classes differ, so that no class is likelier than another. */
  static List<String> ofClasses(Dataset data, List<String> others) {
    boolean varies = data.table().columns().stream().anyMatch(Column::varies);
    return varies && undecided(data)
        ? before(
            "every row has equal rows of other classes, and no class is the most frequent of them:"
                + " the features cannot tell which label is right",
            others)
        : ofRows(data, others);
  }

  private static List<String> before(String first, List<String> others) {
    List<String> warnings = new ArrayList<>(List.of(first));
    warnings.addAll(others);
    return warnings;
  }

  private static boolean undecided(Dataset data) {
    long[] keys = keys(data);
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      boolean before = i > 0 && sorted[i - 1] == sorted[i];
      boolean after = i + 1 < sorted.length && sorted[i + 1] == sorted[i];
      if (!before && !after) {
        return false;
      }
    }
    return IntStream.range(0, keys.length)
        .boxed()
        .collect(Collectors.groupingBy(row -> keys[row]))
        .values()
        .stream()
        .allMatch(equal -> isTied(equal, data.labels()));
  }

  private static boolean isTied(List<Integer> equal, Labels labels) {
    Collection<Long> counts =
        equal.stream().collect(Collectors.groupingBy(labels::code, Collectors.counting())).values();
    long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
    return counts.stream().filter(count -> count == most).count() > 1;
  }

  /** A number for each row, the same for equal rows; of others with a chance of about 2^-64. */
  private static long[] keys(Dataset data) {
    long[] keys = new long[data.size()];
    for (Column column : data.table().columns()) {
      for (int row = 0; row < keys.length; row++) {
        long bits =
            switch (column) {
              case NumericColumn numbers -> Double.doubleToLongBits(numbers.value(row) + 0.0);
              case NominalColumn names -> names.code(row);
              case TextColumn texts -> bits(texts.text(row));
              case ImageColumn images -> bits(images.text(row));
            };
        long mixed = (keys[row] ^ bits) * ODD;
        keys[row] = (mixed ^ mixed >>> Integer.SIZE) * ODD;
      }
    }
    return keys;
  }

  private static long bits(String text) {
    long bits = text.length();
    for (int i = 0; i < text.length(); i++) {
      bits = (bits ^ text.charAt(i)) * ODD;
      bits ^= bits >>> Integer.SIZE;
    }
    return bits;
  }
}
