// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.onnx.OnnxGraph;
import java.util.Arrays;
import java.util.List;

/**
 * A numeric column becomes one value.
 *
 * @param feature the column
 * @param imputed what a missing value becomes
 * @param scaled whether {@code shift} and {@code scale} apply
 * @param shift what is subtracted
 * @param scale what divides
 */
record NumericEncoding(Feature feature, double imputed, boolean scaled, double shift, double scale)
    implements FeatureEncoder.ColumnEncoding {

  static NumericEncoding fit(NumericColumn column, boolean standardise) {
    double[] present =
        Arrays.stream(column.toArray()).filter(value -> !Double.isNaN(value)).toArray();
    // of equal values a computed deviation is not 0 but what rounding leaves
    boolean varies = column.varies();
    double mean = present.length == 0 ? 0 : varies ? mean(present) : present[0];
    double deviation = 1;
    if (standardise && varies) {
      double squares = 0;
      for (double value : present) {
        squares += (value - mean) * (value - mean);
      }
      deviation = Math.sqrt(squares / column.size());
    }
    return new NumericEncoding(
        Feature.of(column), mean, standardise, mean, deviation > 0 ? deviation : 1);
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public void encode(Column column, double[][] rows, int offset) {
    if (!(column instanceof NumericColumn numeric)) {
      throw mismatch(column);
    }
    for (int i = 0; i < rows.length; i++) {
      double value = numeric.value(i);
      if (Double.isNaN(value)) {
        if (!feature.nullable()) {
          throw missing(i);
        }
        value = imputed;
      }
      rows[i][offset] = scaled ? (value - shift) / scale : value;
    }
  }

  @Override
  public String export(OnnxGraph graph, String input) {
    String value = input;
    if (feature.nullable()) {
      String missing = graph.node("IsNaN", List.of(value));
      value = graph.node("Where", List.of(missing, graph.doubles(new double[] {imputed}), value));
    }
    if (scaled) {
      value = graph.node("Sub", List.of(value, graph.doubles(new double[] {shift})));
      value = graph.node("Div", List.of(value, graph.doubles(new double[] {scale})));
    }
    return value;
  }

  /** The mean, scaled down first where a plain sum would overflow. */
  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    if (!Double.isInfinite(sum)) {
      return sum / values.length;
    }
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    return mean;
  }
}
