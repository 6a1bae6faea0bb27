// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.onnx.OnnxGraph;
import java.util.List;
import smile.classification.DecisionTree;
import smile.data.Tuple;
import smile.model.cart.DecisionNode;

/**
 * The mean of the class probabilities in the leaves of one tree or more.
 *
 * <p>ONNX Runtime adds up trees in an order of its own and gives single-precision results. So each
 * tree's share is rounded to a multiple of 2⁻⁴⁰, which makes the sum exact in any order, and the
 * sum is rounded to single precision: both sides get the same bits.
 *
 * @param trees one or more, fitted on the same columns and classes
 * @param classCount the number of classes
 */
record TreeScorer(List<DecisionTree> trees, int classCount) implements Scorer {
  private static final double GRID = 0x1p40;

  TreeScorer {
    trees = List.copyOf(trees);
  }

  @Override
  public Scale scale() {
    return Scale.PROBABILITIES;
  }

  @Override
  public double[] scores(double[] row) {
    Tuple tuple = Tuple.of(trees.getFirst().schema(), row);
    double[] scores = new double[classCount];
    double[] shares = new double[classCount];
    for (DecisionTree tree : trees) {
      tree.predict(tuple, shares);
      for (int i = 0; i < classCount; i++) {
        scores[i] += rounded(shares[i] / trees.size());
      }
    }
    for (int i = 0; i < classCount; i++) {
      scores[i] = (float) scores[i];
    }
    return scores;
  }

  @Override
  public String export(OnnxGraph graph, String input) {
    TreeEnsemble ensemble = new TreeEnsemble(classCount);
    for (DecisionTree tree : trees) {
      ensemble.add(
          tree.root(),
          tree.schema(),
          0,
          leaf -> {
            double[] shares = ((DecisionNode) leaf).posteriori(new double[classCount]);
            for (int i = 0; i < classCount; i++) {
              shares[i] = rounded(shares[i] / trees.size());
            }
            return shares;
          });
    }
    return ensemble.export(graph, input);
  }

  /** Rounds an addend to the grid. */
  static double rounded(double addend) {
    return Math.rint(addend * GRID) / GRID;
  }
}
