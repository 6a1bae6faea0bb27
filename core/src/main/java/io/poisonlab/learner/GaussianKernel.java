// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.onnx.OnnxAttribute;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The similarity exp(−gamma d²) of a row to given ones, from additions, multiplications and a table
 * in a fixed order, in Java and in a graph, so that both get the same bits on every machine.
 *
 * <p>{@link Math#exp} and ONNX's {@code Exp} promise a last digit at best. So the power is 2⁻ᵘ, u =
 * gamma d² / ln 2; of the whole part the table tells the power, of the rest, within ½ of 0,
 * Taylor's series does. Its relative error is below 10⁻¹² (where u is some ten, 10⁻¹⁴), but that
 * similarities below 10⁻³⁰⁷ are 0. Immutable and safe for use by several threads.
 */
final class GaussianKernel implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private static final double LN_2 = 0.6931471805599453;

  /** Whole powers of ½, as far as numbers are normal, then 0. */
  private static final double[] HALVES =
      IntStream.rangeClosed(0, -Double.MIN_EXPONENT + 1)
          .mapToDouble(n -> n <= -Double.MIN_EXPONENT ? Math.scalb(1.0, -n) : 0)
          .toArray();

  private static final double MOST = HALVES.length - 1;

  /** 1 / k!, beginning with the largest k: the next addend is below 2⁻⁵⁷. */
  private static final double[] SERIES = series(13);

  /** By feature, so that a sum goes over all rows at once. */
  private final double[][] columns;

  private final double scale;

  private GaussianKernel(double[][] columns, double scale) {
    this.columns = columns;
    this.scale = scale;
  }

  /**
   * Returns the kernel to copies of these rows.
   *
   * @param rows one or more, equally long
   * @param gamma 0 or more
   */
  static GaussianKernel of(double[][] rows, double gamma) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int feature = 0; feature < columns.length; feature++) {
        columns[feature][row] = rows[row][feature];
      }
    }
    // neither 0 times infinity nor infinity times 0, whatever the distance
    return new GaussianKernel(
        columns, Math.clamp(gamma / LN_2, Double.MIN_NORMAL, Double.MAX_VALUE));
  }

  private static double[] series(int degree) {
    double[] series = new double[degree + 1];
    double factorial = 1;
    for (int k = 0; k <= degree; k++) {
      factorial *= Math.max(1, k);
      series[degree - k] = 1 / factorial;
    }
    return series;
  }

  /** Returns the number of rows. */
  int size() {
    return columns[0].length;
  }

  /** Returns the similarity of a row to each of the given ones. */
  double[] values(double[] row) {
    double[] values = new double[size()];
    for (int feature = 0; feature < columns.length; feature++) {
      double[] column = columns[feature];
      double value = row[feature];
      for (int i = 0; i < values.length; i++) {
        double difference = value - column[i];
        values[i] += difference * difference;
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = powerOfHalf(Math.min(values[i] * scale, MOST));
    }
    return values;
  }

  private static double powerOfHalf(double exponent) {
    double whole = Math.rint(exponent);
    double rest = (whole - exponent) * LN_2;
    double sum = SERIES[0];
    for (int k = 1; k < SERIES.length; k++) {
      sum = sum * rest + SERIES[k];
    }
    return sum * HALVES[(int) whole];
  }

  /** Puts the given rows into a graph, for {@link Exported#values}. */
  Exported export(OnnxGraph graph) {
    double[] flat = Arrays.stream(columns).flatMapToDouble(Arrays::stream).toArray();
    return new Exported(
        graph.doubles(flat, columns.length, size()),
        graph.doubles(HALVES, HALVES.length),
        columns.length,
        scale);
  }

  /**
   * The same in a graph.
   *
   * @param rows the name of the given rows, one column each
   * @param halves the name of the table
   * @param width the number of features
   * @param scale what squared distances are multiplied by
   */
  record Exported(String rows, String halves, int width, double scale) {
    /**
     * Adds {@link GaussianKernel#values} to the graph or a body of it.
     *
     * @param row the name of a row, doubles of shape [features]
     * @return the name of the similarities, doubles of shape [rows]
     */
    String values(OnnxGraph graph, String row) {
      String column = graph.node("Unsqueeze", List.of(row, graph.integers(1)));
      String difference = graph.node("Sub", List.of(column, rows));
      String square = graph.node("Mul", List.of(difference, difference));
      String sums = graph.node("CumSum", List.of(square, graph.integer(0)));
      String distance =
          graph.node(
              "Gather", List.of(sums, graph.integer(width - 1L)), OnnxAttribute.integer("axis", 0));
      String scaled = graph.node("Mul", List.of(distance, number(graph, scale)));
      return powerOfHalf(graph, graph.node("Min", List.of(scaled, number(graph, MOST))));
    }

    private String powerOfHalf(OnnxGraph graph, String exponent) {
      String whole = graph.node("Round", List.of(exponent));
      String over = graph.node("Sub", List.of(whole, exponent));
      String rest = graph.node("Mul", List.of(over, number(graph, LN_2)));
      String sum = number(graph, SERIES[0]);
      for (int k = 1; k < SERIES.length; k++) {
        String product = graph.node("Mul", List.of(sum, rest));
        sum = graph.node("Add", List.of(product, number(graph, SERIES[k])));
      }
      String power = graph.node("Gather", List.of(halves, graph.cast(whole, OnnxType.INT64)));
      return graph.node("Mul", List.of(sum, power));
    }

    private static String number(OnnxGraph graph, double value) {
      return graph.doubles(new double[] {value}, 1);
    }
  }
}
