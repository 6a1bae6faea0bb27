// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The smallest box that holds all rows of a data set, and their places in it: from 0 to 1. */
final class UnitBox {
  private final Table table;
  private final double[] low;
  private final double[] high;

  private UnitBox(Table table, double[] low, double[] high) {
    this.table = table;
    this.low = low;
    this.high = high;
  }

  /**
   * Measures the box.
   *
   * @param attack whose box it is, for messages
   * @throws IllegalArgumentException for no row, a nominal column or a missing value
   */
  static UnitBox of(Dataset data, String attack) {
    Table table = data.table();
    if (data.size() == 0) {
      throw new IllegalArgumentException(
          "%s needs rows, found none in data set \"%s\"".formatted(attack, data.name()));
    }
    double[] low = new double[table.columns().size()];
    double[] high = new double[low.length];
    for (int j = 0; j < low.length; j++) {
      double[] values = numbers(table.columns().get(j), attack);
      low[j] = Arrays.stream(values).min().orElseThrow();
      high[j] = Arrays.stream(values).max().orElseThrow();
    }
    return new UnitBox(table, low, high);
  }

  private static double[] numbers(Column column, String attack) {
    if (!(column instanceof NumericColumn numbers)) {
      throw new IllegalArgumentException(
          "%s moves rows along numbers, found the nominal column \"%s\"; leave it out or encode it"
              .formatted(attack, column.name()));
    }
    for (int row = 0; row < numbers.size(); row++) {
      if (numbers.isMissing(row)) {
        throw new IllegalArgumentException(
            "%s needs every value, found none in column \"%s\", row %d; fill it in or drop the row"
                .formatted(attack, column.name(), row));
      }
    }
    return numbers.toArray();
  }

  /** Returns for each feature the length of its side: 1, or 0 where all rows have one value. */
  double[] sides() {
    double[] sides = new double[low.length];
    Arrays.setAll(sides, j -> low[j] < high[j] ? 1 : 0);
    return sides;
  }

  /** Returns the rows' places; outside [0, 1] only for rows that are not of the data measured. */
  double[][] places(Table rows) {
    double[][] places = new double[rows.size()][low.length];
    for (int j = 0; j < low.length; j++) {
      NumericColumn column = (NumericColumn) rows.column(table.columns().get(j).name());
      // halves, so that no difference overflows
      double range = high[j] / 2 - low[j] / 2;
      for (int i = 0; i < places.length; i++) {
        places[i][j] = range > 0 ? (column.value(i) / 2 - low[j] / 2) / range : 0;
      }
    }
    return places;
  }

  /** Returns the rows at these places of the box. */
  Table rows(List<double[]> places) {
    List<Column> columns = new ArrayList<>();
    for (int j = 0; j < low.length; j++) {
      int column = j;
      double[] values =
          places.stream().mapToDouble(place -> value(place[column], column)).toArray();
      columns.add(((NumericColumn) table.columns().get(j)).withValues(values));
    }
    return new Table(columns);
  }

  private double value(double place, int column) {
    double between = low[column] * (1 - place) + high[column] * place;
    return Math.clamp(between, low[column], high[column]);
  }
}
