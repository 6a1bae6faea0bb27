// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.neighbour.ExactSearch;
import io.poisonlab.onnx.OnnxAttribute;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import java.util.List;
import smile.classification.KNN;

/**
 * The shares of the classes among the nearest rows.
 *
 * @param model Smile's classifier over the search
 * @param search the training rows
 * @param codes the class of each
 * @param k the number of neighbours
 * @param classCount the number of classes
 */
record KnnScorer(
    KNN<double[]> model, ExactSearch search, List<Integer> codes, int k, int classCount)
    implements Scorer {
  KnnScorer {
    codes = List.copyOf(codes);
  }

  @Override
  public Scale scale() {
    return Scale.PROBABILITIES;
  }

  @Override
  public double[] scores(double[] row) {
    double[] shares = new double[classCount];
    model.predict(row, shares);
    return shares;
  }

  /**
   * One query after the other, so that memory grows with the training rows and the queries, not
   * with their product. {@code CumSum} adds the squares in the order of the features, {@code TopK}
   * takes the lower row number of equals: as {@link ExactSearch}.
   */
  @Override
  public String export(OnnxGraph graph, String input) {
    int size = search.size();
    int width = search.width();
    double[] columns = new double[width * size];
    for (int feature = 0; feature < width; feature++) {
      for (int row = 0; row < size; row++) {
        columns[feature * size + row] = search.value(row, feature);
      }
    }
    double[] memberships = new double[size * classCount];
    for (int row = 0; row < size; row++) {
      memberships[row * classCount + codes.get(row)] = 1;
    }
    String training = graph.doubles(columns, width, size);
    String member = graph.doubles(memberships, size, classCount);

    OnnxGraph body = graph.body("neighbours");
    String query = body.parameter(OnnxType.DOUBLE, width);
    String column = body.node("Unsqueeze", List.of(query, body.integers(1)));
    String difference = body.node("Sub", List.of(column, training));
    String square = body.node("Mul", List.of(difference, difference));
    String sums = body.node("CumSum", List.of(square, body.integer(0)));
    String distance =
        body.node(
            "Gather", List.of(sums, body.integer(width - 1L)), OnnxAttribute.integer("axis", 0));
    List<String> nearest =
        body.nodes(
            "TopK", 2, List.of(distance, body.integers(k)), OnnxAttribute.integer("largest", 0));
    String votes = body.node("Gather", List.of(member, nearest.get(1)));
    String counts =
        body.node(
            "ReduceSum", List.of(votes, body.integers(0)), OnnxAttribute.integer("keepdims", 0));
    String shares = body.node("Div", List.of(counts, body.doubles(new double[] {k}, 1)));
    body.result(shares, OnnxType.DOUBLE, classCount);
    return graph.node(
        "Scan",
        List.of(input),
        OnnxAttribute.graph("body", body),
        OnnxAttribute.integer("num_scan_inputs", 1));
  }
}
