// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Table;
import io.poisonlab.onnx.OnnxGraph;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of doubles, and scores from these.
 *
 * @param columns how each column is encoded
 * @param scorer what was fitted
 */
record EncodedBody(List<FeatureEncoder.ColumnEncoding> columns, Scorer scorer)
    implements ModelBody {
  /** Rows are scored in blocks of this size, blocks in parallel. */
  private static final int BLOCK = 256;

  EncodedBody {
    columns = List.copyOf(columns);
  }

  @Override
  public List<Feature> features() {
    return encoder().features();
  }

  @Override
  public Scorer.Scale scale() {
    return scorer.scale();
  }

  @Override
  public double[][] scores(Table table) {
    double[][] rows = table.derived(new EncodedTable.By(encoder()));
    double[][] scores = new double[rows.length][];
    IntStream.range(0, (rows.length + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(block -> {
          int from = block * BLOCK;
          double[][] part =
              scorer.scores(Arrays.copyOfRange(rows, from, Math.min(from + BLOCK, rows.length)));
          System.arraycopy(part, 0, scores, from, part.length);
        });
    return scores;
  }

  @Override
  public double[][] losses(Table table) {
    return Arrays.stream(encoder().encode(table)).map(scorer::losses).toArray(double[][]::new);
  }

  @Override
  public String export(OnnxGraph graph) {
    return scorer.export(graph, encoder().export(graph));
  }

  private FeatureEncoder encoder() {
    return FeatureEncoder.of(columns);
  }
}
