// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.onnx.OnnxGraph;
import java.util.List;

/**
 * Linear forms of a row, summed from the intercept on in the order of the features, in Java and in
 * a graph, so that both get the same bits.
 */
final class LinearForms {
  private LinearForms() {}

  static double value(double[] weights, double intercept, double[] row) {
    double sum = intercept;
    for (int i = 0; i < row.length; i++) {
      sum += weights[i] * row[i];
    }
    return sum;
  }

  /**
   * Exports forms.
   *
   * @param input doubles of shape [n, width]
   * @param weights for each form its weights, of which the first {@code width} count
   * @param intercepts for each form its intercept
   * @return doubles of shape [n, forms]
   */
  static String export(
      OnnxGraph graph, String input, int width, List<double[]> weights, double[] intercepts) {
    int forms = intercepts.length;
    String sum = graph.doubles(intercepts, 1, forms);
    for (int i = 0; i < width; i++) {
      int feature = i;
      double[] factors = weights.stream().mapToDouble(form -> form[feature]).toArray();
      String product =
          graph.node(
              "Mul", List.of(graph.column(input, feature), graph.doubles(factors, 1, forms)));
      sum = graph.node("Add", List.of(sum, product));
    }
    return sum;
  }
}
