// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.generator;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Shuffle;
import io.poisonlab.dataset.Source;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The rows of one data set while they are drawn: the classes in random order, then the values. */
final class Rows {
  private static final int MOST_ROWS = 10_000_000;
  private static final int MOST_COLUMNS = 10_000;
  private static final long MOST_VALUES = 1L << 27;

  private final int classes;
  private final int[] codes;
  private final double[][] columns;

  private Rows(int classes, int[] codes, int features) {
    this.classes = classes;
    this.codes = codes;
    this.columns = new double[features][codes.length];
  }

  /** Returns rows of as many classes as there are counts. */
  static Rows of(int features, RandomGenerator random, int... counts) {
    int[] blocks =
        IntStream.range(0, counts.length)
            .flatMap(code -> IntStream.generate(() -> code).limit(counts[code]))
            .toArray();
    return new Rows(counts.length, Shuffle.shuffled(blocks, random), features);
  }

  /** Returns how many rows each class has where all have equally many, the first perhaps more. */
  static int[] balanced(int rows, int classes) {
    int[] counts = new int[classes];
    Arrays.setAll(counts, code -> rows / classes + (code < rows % classes ? 1 : 0));
    return counts;
  }

  /** Checks the numbers of rows, of columns, and of both together. */
  static void checkSize(int rows, int least, int features) {
    if (rows < least || rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "rows must be in [%d, %d], found %d".formatted(least, MOST_ROWS, rows));
    }
    if (features < 1 || features > MOST_COLUMNS || (long) rows * features > MOST_VALUES) {
      throw new IllegalArgumentException(
          "features must be in [1, %d], and rows times features at most %d; found %d features and %d rows"
              .formatted(MOST_COLUMNS, MOST_VALUES, features, rows));
    }
  }

  /** Checks a length, a standard deviation or the like: 0 or more, and finite. */
  static void checkNotNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("%s must be 0 or more, found %s".formatted(name, value));
    }
  }

  int size() {
    return codes.length;
  }

  int features() {
    return columns.length;
  }

  int code(int row) {
    return codes[row];
  }

  void set(int row, int feature, double value) {
    columns[feature][row] = value;
  }

  /** Draws the row from a normal distribution with independent coordinates around the centre. */
  void drawAround(int row, double[] centre, double spread, RandomGenerator random) {
    for (int i = 0; i < centre.length; i++) {
      set(row, i, centre[i] + spread * random.nextGaussian());
    }
  }

  /** Returns the data set, with the generator and its seed as source. */
  Dataset dataset(Generator generator, Seed seed) {
    int digits = Integer.toString(classes - 1).length();
    List<String> names =
        IntStream.range(0, classes).mapToObj(code -> padded(code, digits)).toList();
    List<Column> table = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      table.add(NumericColumn.of("x" + i, false, columns[i]));
    }
    GeneratedData made = new GeneratedData(generator, seed.value());
    return new Dataset(
        made.name(),
        new Source(Source.Kind.GENERATED, made.text()),
        new Table(table),
        Labels.of("class", names, codes),
        RowIds.range(codes.length));
  }

  /** Leading zeros keep the order of the classes when a file with these names is read. */
  private static String padded(int code, int digits) {
    String text = Integer.toString(code);
    return "0".repeat(digits - text.length()) + text;
  }
}
