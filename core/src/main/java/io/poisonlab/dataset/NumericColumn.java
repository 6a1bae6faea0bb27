// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.Arrays;

/** Finite doubles; a missing value is held as NaN, which no other value can be. */
public final class NumericColumn implements Column {
  private final String name;
  private final boolean nullable;
  private final double[] values;

  private NumericColumn(String name, boolean nullable, double[] values) {
    this.name = name;
    this.nullable = nullable;
    this.values = values;
  }

  /**
   * Returns a column over a copy of the values.
   *
   * @param nullable whether NaN, a missing value, is allowed
   * @throws IllegalArgumentException for an infinite value, or a NaN where not nullable
   */
  public static NumericColumn of(String name, boolean nullable, double... values) {
    for (int i = 0; i < values.length; i++) {
      if (Double.isInfinite(values[i]) || (!nullable && Double.isNaN(values[i]))) {
        throw new IllegalArgumentException(
            "column \"%s\", row %d: found %s, allowed are finite numbers%s"
                .formatted(
                    name,
                    i,
                    values[i],
                    nullable
                        ? " and missing values"
                        : "; declare the column nullable to allow missing values"));
      }
    }
    return new NumericColumn(name, nullable, values.clone());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Kind kind() {
    return Kind.NUMERIC;
  }

  @Override
  public boolean nullable() {
    return nullable;
  }

  @Override
  public int size() {
    return values.length;
  }

  /** Returns the value of this row, NaN where missing. */
  public double value(int row) {
    return values[row];
  }

  /** Returns a copy of all values, NaN where missing. */
  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(values[row]);
  }

  @Override
  public boolean varies() {
    double first = Double.NaN;
    for (double value : values) {
      if (value != first && !Double.isNaN(value)) {
        if (!Double.isNaN(first)) {
          return true;
        }
        first = value;
      }
    }
    return false;
  }

  @Override
  public String text(int row) {
    return isMissing(row) ? "" : Double.toString(values[row]);
  }

  @Override
  public String shown(int row) {
    return isMissing(row) ? "" : Numerals.write(values[row]);
  }

  @Override
  public NumericColumn select(int[] rows) {
    double[] selected = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = values[rows[i]];
    }
    return new NumericColumn(name, nullable, selected);
  }

  @Override
  public NumericColumn append(Column others) {
    if (!(others instanceof NumericColumn numbers) || !name.equals(numbers.name)) {
      throw cannotAppend(others);
    }
    double[] all = Arrays.copyOf(values, values.length + numbers.values.length);
    System.arraycopy(numbers.values, 0, all, values.length, numbers.values.length);
    return new NumericColumn(name, nullable || numbers.nullable, all);
  }

  /** Returns this column with other values. */
  public NumericColumn withValues(double[] newValues) {
    return of(name, nullable, newValues);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumericColumn that
        && name.equals(that.name)
        && nullable == that.nullable
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "%s: %d numbers%s".formatted(name, values.length, nullable ? ", nullable" : "");
  }
}
