// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.onnx.OnnxGraph;
import java.util.List;
import smile.data.Tuple;
import smile.model.cart.RegressionNode;
import smile.regression.RegressionTree;

/**
 * Sums of boosted trees, as logarithms of odds. Rounded as in {@link TreeScorer}: each addend to a
 * multiple of 2⁻³², so that the sum is exact in any order, and the sum to single precision.
 *
 * @param groves for two classes one list of trees, which adds up to half the logarithm of the odds
 *     of the second; otherwise one list per class
 * @param intercept where the one list of two classes starts; else 0
 * @param learningRate the share of each tree that is added
 */
record BoostScorer(List<List<RegressionTree>> groves, double intercept, double learningRate)
    implements Scorer {
  private static final double GRID = 0x1p32;

  BoostScorer {
    groves = groves.stream().map(List::copyOf).toList();
  }

  @Override
  public Scale scale() {
    return Scale.LOGITS;
  }

  @Override
  public double[] scores(double[] row) {
    Tuple tuple = Tuple.of(groves.getFirst().getFirst().schema(), row);
    double[] scores = new double[classCount()];
    for (int grove = 0; grove < groves.size(); grove++) {
      double sum = start();
      for (RegressionTree tree : groves.get(grove)) {
        sum += addend(tree.predict(tuple));
      }
      scores[target(grove)] = (float) sum;
    }
    return scores;
  }

  @Override
  public String export(OnnxGraph graph, String input) {
    TreeEnsemble ensemble = new TreeEnsemble(classCount());
    for (int grove = 0; grove < groves.size(); grove++) {
      double start = start();
      for (RegressionTree tree : groves.get(grove)) {
        double before = start;
        ensemble.add(
            tree.root(),
            tree.schema(),
            target(grove),
            leaf -> new double[] {before + addend(((RegressionNode) leaf).output())});
        start = 0;
      }
    }
    return ensemble.export(graph, input);
  }

  private boolean binary() {
    return groves.size() == 1;
  }

  private int classCount() {
    return binary() ? 2 : groves.size();
  }

  /** Which class a list of trees speaks for. */
  private int target(int grove) {
    return binary() ? 1 : grove;
  }

  private double start() {
    return binary() ? rounded(2 * intercept) : 0;
  }

  private double addend(double output) {
    return rounded((binary() ? 2 : 1) * learningRate * output);
  }

  private static double rounded(double value) {
    return Math.rint(value * GRID) / GRID;
  }
}
