// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The line through the centres of two classes, where the unit of each numeric column is its
 * standard deviation within these classes.
 */
final class ClassLine {
  private final Table source;
  private final double[] centre;
  private final double[] unit;
  private final double[] direction;
  private final double distance;

  private ClassLine(
      Table source, double[] centre, double[] unit, double[] direction, double distance) {
    this.source = source;
    this.centre = centre;
    this.unit = unit;
    this.direction = direction;
    this.distance = distance;
  }

  /**
   * Measures the line from the target class to the source class of a pair.
   *
   * @throws IllegalArgumentException if the centres coincide
   */
  static ClassLine of(Dataset data, ClassPair pair) {
    Table from = data.table().select(data.labels().rowsOf(pair.target()));
    Table to = data.table().select(data.labels().rowsOf(pair.source()));
    int width = to.columns().size();
    double[] centre = new double[width];
    double[] unit = new double[width];
    double[] direction = new double[width];
    for (int i = 0; i < width; i++) {
      double[] a = present(from.columns().get(i));
      double[] b = present(to.columns().get(i));
      if (b.length > 0) {
        double there = mean(b);
        double here = a.length > 0 ? mean(a) : there;
        centre[i] = there;
        unit[i] = Math.sqrt((squares(a, here) + squares(b, there)) / (a.length + b.length));
        direction[i] = unit[i] > 0 ? (there - here) / unit[i] : 0;
      }
    }
    double length = Math.sqrt(Arrays.stream(direction).map(d -> d * d).sum());
    if (!(length > 0) || Double.isInfinite(length)) {
      throw new IllegalArgumentException(
          "injected-cluster needs two classes whose centres differ in a numeric column that varies"
              + " within them, found distance %s between \"%s\" and \"%s\""
                  .formatted(
                      length,
                      data.labels().classes().get(pair.target()),
                      data.labels().classes().get(pair.source())));
    }
    return new ClassLine(
        to, centre, unit, Arrays.stream(direction).map(d -> d / length).toArray(), length);
  }

  /** Returns the distance between both centres. */
  double distance() {
    return distance;
  }

  /**
   * Draws one column of rows around points of the line.
   *
   * @param distances for each row how far beyond the midpoint its point lies
   * @param spreads for each row the deviation around it
   */
  Column draw(int column, double[] distances, double[] spreads, RandomGenerator random) {
    int[] any = random.ints(distances.length, 0, source.size()).toArray();
    return switch (source.columns().get(column)) {
      case NominalColumn names -> names.select(any);
      case TextColumn texts -> texts.select(any);
      case ImageColumn images -> images.select(any);
      case NumericColumn numbers -> {
        if (present(numbers).length == 0) {
          yield numbers.select(any);
        }
        double[] values = new double[distances.length];
        for (int i = 0; i < values.length; i++) {
          double beyond = (distances[i] - distance / 2) * direction[column];
          double steps = beyond + spreads[i] * random.nextGaussian();
          values[i] = finite(centre[column] + steps * unit[column]);
        }
        yield numbers.withValues(values);
      }
    };
  }

  private static double finite(double value) {
    return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  private static double[] present(Column column) {
    return column instanceof NumericColumn numbers
        ? Arrays.stream(numbers.toArray()).filter(value -> !Double.isNaN(value)).toArray()
        : new double[0];
  }

  private static double mean(double[] values) {
    // of equal values that value, without what rounding would leave
    if (values.length > 0 && Arrays.stream(values).allMatch(value -> value == values[0])) {
      return values[0];
    }
    return Arrays.stream(values).map(value -> value / values.length).sum();
  }

  private static double squares(double[] values, double mean) {
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
  }
}
