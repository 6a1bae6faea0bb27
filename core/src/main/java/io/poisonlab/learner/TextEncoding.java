// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.text.CountVectorizer;
import io.poisonlab.text.SparseRows;
import io.poisonlab.text.Vocabulary;
import java.util.List;

/**
 * A column of texts becomes the TF-IDF weights of its {@value #MOST_TERMS} most frequent words, for
 * whatever works on numbers; rounded, so that a graph computes the same bits.
 *
 * @param feature the column
 * @param vocabulary those words
 */
record TextEncoding(Feature feature, Vocabulary vocabulary)
    implements FeatureEncoder.ColumnEncoding {
  /** More would take most of a machine's memory as rows of numbers. */
  static final int MOST_TERMS = 1_000;

  private static final double GRID = 1 << 20;

  static TextEncoding fit(TextColumn column) {
    return new TextEncoding(
        Feature.of(column), CountVectorizer.weighted(MOST_TERMS).fit(column.texts()).vocabulary());
  }

  @Override
  public int width() {
    return vocabulary.size();
  }

  @Override
  public void encode(Column column, double[][] rows, int offset) {
    if (column instanceof NumericColumn) {
      throw mismatch(column); // names are let in: a table of inputs may hold texts as such
    }
    SparseRows sparse = vocabulary.rows(column.texts());
    for (int row = 0; row < rows.length; row++) {
      for (int entry = sparse.start(row); entry < sparse.start(row + 1); entry++) {
        rows[row][offset + sparse.column(entry)] = Math.rint(sparse.value(entry) * GRID) / GRID;
      }
    }
  }

  @Override
  public String export(OnnxGraph graph, String input) {
    String grid = graph.doubles(new double[] {GRID}, 1);
    String fine = graph.node("Mul", List.of(vocabulary.export(graph, input), grid));
    return graph.node("Div", List.of(graph.node("Round", List.of(fine)), grid));
  }
}
