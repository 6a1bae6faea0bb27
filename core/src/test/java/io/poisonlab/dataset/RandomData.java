// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes data sets of every kind out of a seed, for tests of properties. */
public final class RandomData {
  private static final List<String> WORDS =
      List.of(
          "1",
          "1e5",
          "10",
          "02",
          "-",
          "NA",
          "a,b",
          "say \"hi\"",
          "two\nlines",
          "zwölf",
          "dos\r\nend",
          "mid  dle",
          "#note",
          "'quoted'",
          "日本",
          "0x1p3",
          "1d",
          "١",
          "true",
          "NaNny");

  private final RandomGenerator random;

  private RandomData(long seed) {
    this.random = new Seed(seed).generator();
  }

  /** Returns a table of numeric and nominal columns, nullable or not, with 2 to 4 classes. */
  public static Dataset of(long seed) {
    return new RandomData(seed).dataset();
  }

  /** Returns data with this many rows of each class and one numeric column. */
  public static Dataset withClassCounts(int... counts) {
    int[] codes = new int[Arrays.stream(counts).sum()];
    int row = 0;
    for (int label = 0; label < counts.length; label++) {
      Arrays.fill(codes, row, row + counts[label], label);
      row += counts[label];
    }
    List<String> classes = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      classes.add("class" + label);
    }
    double[] values = new double[codes.length];
    Arrays.setAll(values, i -> codes[i] + i / 1000.0);
    return Dataset.of(
        "counted", Table.of(NumericColumn.of("x", false, values)), Labels.of("y", classes, codes));
  }

  private Dataset dataset() {
    int rows = random.nextInt(6, 60);
    List<Column> columns = new ArrayList<>();
    int width = random.nextInt(1, 6);
    for (int i = 0; i < width; i++) {
      boolean nullable = random.nextBoolean();
      columns.add(
          random.nextBoolean()
              ? numeric(i == 0 ? "with, comma" : "x" + i, rows, nullable)
              : nominal(i == 0 ? "\"quoted\"" : "c" + i, rows, nullable));
    }
    List<String> classes = words(random.nextInt(2, 5));
    return Dataset.of(
        "random", new Table(columns), Labels.of("y", classes, codes(rows, classes.size(), false)));
  }

  private NumericColumn numeric(String name, int rows, boolean nullable) {
    double[] values = new double[rows];
    boolean allMissing = nullable && random.nextInt(8) == 0;
    for (int i = 0; i < rows; i++) {
      values[i] =
          allMissing || (nullable && random.nextInt(4) == 0)
              ? Double.NaN
              : switch (random.nextInt(6)) {
                case 0 -> random.nextInt(-5, 6);
                case 1 -> random.nextGaussian() * 1e-300;
                case 2 -> random.nextGaussian() * 1e300;
                case 3 -> -0.0;
                case 4 -> Double.MIN_VALUE;
                default -> random.nextGaussian();
              };
    }
    return NumericColumn.of(name, nullable, values);
  }

  private NominalColumn nominal(String name, int rows, boolean nullable) {
    List<String> categories = words(random.nextInt(1, 6));
    return NominalColumn.of(name, nullable, categories, codes(rows, categories.size(), nullable));
  }

  /** Returns codes of which each occurs, as a reader of a file finds them. */
  private int[] codes(int rows, int kinds, boolean missing) {
    int[] codes = new int[rows];
    for (int i = 0; i < rows; i++) {
      codes[i] = i < kinds ? i : missing && random.nextInt(4) == 0 ? -1 : random.nextInt(kinds);
    }
    return Shuffle.shuffled(codes, random);
  }

  private List<String> words(int count) {
    int[] places = new int[WORDS.size()];
    Arrays.setAll(places, i -> i);
    return Arrays.stream(Shuffle.shuffled(places, random))
        .limit(count)
        .mapToObj(WORDS::get)
        .sorted()
        .toList();
  }
}
