// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.onnx.OnnxAttribute;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import io.poisonlab.parameter.NameList;
import io.poisonlab.text.SparseRows;
import io.poisonlab.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Linear scores of the terms of a text: for each class Σ value · weight over the terms, and an
 * intercept.
 *
 * <p>A sum of many terms has other last bits in another order, in which a graph may take them; so
 * that both predict the same class, scores within {@value #TIE} of the highest count as equal to
 * it, of which the first class is predicted.
 *
 * @param feature the column of texts
 * @param vocabulary the terms
 * @param intercepts one for each class that was seen
 * @param weights for each of these classes that of each term
 * @param scale what the scores mean
 */
@SuppressWarnings("ArrayRecordComponent") // large, and never handed out
record TextBody(
    Feature feature,
    Vocabulary vocabulary,
    double[] intercepts,
    double[][] weights,
    Scorer.Scale scale)
    implements ModelBody {
  private static final double TIE = 1e-10;

  @Override
  public List<Feature> features() {
    return List.of(feature);
  }

  @Override
  public double[][] scores(Table table) {
    SparseRows rows = vocabulary.rows(texts(table));
    return IntStream.range(0, rows.size())
        .parallel()
        .mapToObj(row -> scores(rows, row))
        .toArray(double[][]::new);
  }

  /** Returns what the terms of a text add to each score, after the intercepts. */
  List<TermScore> terms(String text) {
    SparseRows row = vocabulary.rows(List.of(text));
    List<TermScore> terms = new ArrayList<>();
    terms.add(new TermScore("", Arrays.stream(intercepts).boxed().toList()));
    for (int entry = 0; entry < row.entries(); entry++) {
      int column = row.column(entry);
      double value = row.value(entry);
      terms.add(
          new TermScore(
              vocabulary.terms().get(column),
              Arrays.stream(weights).map(each -> value * each[column]).toList()));
    }
    return List.copyOf(terms);
  }

  private double[] scores(SparseRows rows, int row) {
    double[] scores = new double[intercepts.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int code = 0; code < scores.length; code++) {
      scores[code] = intercepts[code] + rows.dot(row, weights[code]);
      highest = Math.max(highest, scores[code]);
    }
    for (int code = 0; code < scores.length; code++) {
      scores[code] = scores[code] >= highest - TIE ? highest : scores[code];
    }
    return scores;
  }

  @Override
  public double[][] losses(Table table) {
    return Arrays.stream(scores(table)).map(scale::losses).toArray(double[][]::new);
  }

  @Override
  public String export(OnnxGraph graph) {
    String input = graph.input(feature.name(), OnnxType.STRING, OnnxGraph.ANY, 1);
    int terms = vocabulary.size();
    double[] byTerm = new double[terms * intercepts.length];
    for (int code = 0; code < intercepts.length; code++) {
      for (int term = 0; term < terms; term++) {
        byTerm[term * intercepts.length + code] = weights[code][term];
      }
    }
    String products =
        graph.node(
            "MatMul",
            List.of(
                vocabulary.export(graph, input), graph.doubles(byTerm, terms, intercepts.length)));
    String scores =
        graph.node("Add", List.of(products, graph.doubles(intercepts, 1, intercepts.length)));
    String highest =
        graph.node(
            "ReduceMax",
            List.of(scores),
            OnnxAttribute.integers("axes", 1),
            OnnxAttribute.integer("keepdims", 1));
    String least = graph.node("Sub", List.of(highest, graph.doubles(new double[] {TIE}, 1)));
    String tied = graph.node("GreaterOrEqual", List.of(scores, least));
    return graph.node("Where", List.of(tied, highest, scores));
  }

  /** A table of inputs may hold texts as names. */
  private List<String> texts(Table table) {
    if (!table.names().equals(List.of(feature.name()))
        || table.columns().getFirst() instanceof NumericColumn) {
      throw new IllegalArgumentException(
          "the model reads the column of texts \"%s\", found %s"
              .formatted(feature.name(), NameList.of(table.names())));
    }
    return table.columns().getFirst().texts();
  }
}
