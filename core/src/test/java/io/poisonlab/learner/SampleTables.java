// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Data that hold every kind of column, drawn at random with many equal values. */
final class SampleTables {
  /** Of these, the one in the middle is never in the training rows. */
  private static final List<String> CLASSES = List.of("A", "never seen", "C", "D é", "E");

  private SampleTables() {}

  /**
   * Returns rows with a numeric, a nullable numeric, a nominal and a nullable nominal column.
   *
   * @param classes how many of the five classes have rows, 2 to 4
   * @param unknown whether the nominal column holds a category that is unknown elsewhere
   */
  static Dataset mixed(int rows, int classes, boolean unknown, long seed) {
    Random random = new Random(seed);
    int[] labels = new int[rows];
    double[] number = new double[rows];
    double[] nullable = new double[rows];
    int[] nominal = new int[rows];
    int[] nullableNominal = new int[rows];
    for (int i = 0; i < rows; i++) {
      int label = i < classes ? i : random.nextInt(classes);
      labels[i] = label == 0 ? 0 : label + 1;
      number[i] = Math.rint(10 * (label + random.nextGaussian())) / 10;
      nullable[i] = random.nextInt(5) == 0 ? Double.NaN : 300 * random.nextGaussian() + 500 * label;
      nominal[i] = random.nextInt(3) == 0 ? label % 3 : random.nextInt(unknown ? 4 : 3);
      nullableNominal[i] = random.nextInt(4) == 0 ? NominalColumn.MISSING : random.nextInt(3);
    }
    Table table =
        Table.of(
            NumericColumn.of("label", false, number),
            NumericColumn.of("nullable, ü", true, nullable),
            NominalColumn.of("constant_1", false, List.of("a", "b", "ß", "unknown"), nominal),
            NominalColumn.of("p_A", true, List.of("nan", "q", "r"), nullableNominal));
    return Dataset.of("mixed", table, Labels.of("class", CLASSES, labels));
  }

  /** Returns random rows like these; about every fifth value is one that occurs in them. */
  static Table like(Table table, int rows, long seed) {
    Random random = new Random(seed);
    return new Table(
        table.columns().stream()
            .map(column ->
                switch (column) {
                  case NumericColumn numeric -> like(numeric, rows, random);
                  case NominalColumn _, TextColumn _, ImageColumn _ ->
                      column.select(random.ints(rows, 0, column.size()).toArray());
                })
            .toList());
  }

  /** Returns a numeric table of these rows. */
  static Table numeric(double[]... rows) {
    return new Table(
        IntStream.range(0, rows[0].length)
            .mapToObj(j ->
                NumericColumn.of(
                    "x" + j, false, Arrays.stream(rows).mapToDouble(row -> row[j]).toArray()))
            .map(Column.class::cast)
            .toList());
  }

  private static NumericColumn like(NumericColumn column, int rows, Random random) {
    double[] present =
        Arrays.stream(column.toArray()).filter(value -> !Double.isNaN(value)).toArray();
    double low = Arrays.stream(present).min().orElseThrow();
    double high = Arrays.stream(present).max().orElseThrow();
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      values[i] =
          random.nextInt(5) == 0
              ? column.value(random.nextInt(column.size()))
              : low + (high - low) * random.nextDouble(-0.2, 1.2);
    }
    return column.withValues(values);
  }
}
