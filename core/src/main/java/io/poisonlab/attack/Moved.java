// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.NumericColumn;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/** Values of a column that were moved by multiples of its standard deviation. */
final class Moved {
  private Moved() {}

  /**
   * Returns the column with these rows moved. A missing value stays missing; what would be infinite
   * becomes the largest double of its sign. A constant column stays as it is, to the last bit.
   *
   * @param deviations says for each of the rows by how many standard deviations
   */
  static NumericColumn by(NumericColumn column, int[] rows, DoubleSupplier deviations) {
    double[] values = column.toArray();
    // of equal values a computed deviation is not 0 but what rounding leaves
    double deviation = column.varies() ? deviation(values) : 0;
    for (int row : rows) {
      double moved = values[row] + deviations.getAsDouble() * deviation;
      if (deviation > 0 && !Double.isNaN(values[row])) {
        values[row] = Math.clamp(moved, -Double.MAX_VALUE, Double.MAX_VALUE);
      }
    }
    return column.withValues(values);
  }

  /** The population standard deviation of the values present, scaled so that no sum overflows. */
  private static double deviation(double[] values) {
    double[] present = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    double largest = Arrays.stream(present).map(Math::abs).max().orElse(0);
    if (largest == 0) {
      return 0;
    }
    double mean = 0;
    for (double value : present) {
      mean += value / largest / present.length;
    }
    double squares = 0;
    for (double value : present) {
      squares += (value / largest - mean) * (value / largest - mean) / present.length;
    }
    return largest * Math.sqrt(squares);
  }
}
