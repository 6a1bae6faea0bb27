// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.forest.ClassTree;
import io.poisonlab.onnx.OnnxGraph;
import java.util.List;

/**
 * The mean of the class shares in the leaves of a forest.
 *
 * <p>Rounded as in {@link TreeScorer}: each tree's addend to a multiple of 2⁻⁴⁰, so that the sum is
 * exact in any order, and the sum to single precision.
 *
 * @param trees the trees, whose shares are addends: divided by the number of trees, and rounded
 * @param classCount the number of classes
 */
record ForestScorer(List<ClassTree> trees, int classCount) implements Scorer {
  ForestScorer {
    trees = List.copyOf(trees);
  }

  /** Returns the scorer of trees as they were grown. */
  static ForestScorer of(List<ClassTree> grown, int classCount) {
    return new ForestScorer(
        grown.stream()
            .map(tree -> tree.withShares(share -> TreeScorer.rounded(share / grown.size())))
            .toList(),
        classCount);
  }

  @Override
  public Scale scale() {
    return Scale.PROBABILITIES;
  }

  @Override
  public double[] scores(double[] row) {
    return scores(new double[][] {row})[0];
  }

  /** Goes tree by tree, so that each is read from memory once for all rows. */
  @Override
  public double[][] scores(double[][] rows) {
    double[][] scores = new double[rows.length][classCount];
    for (ClassTree tree : trees) {
      for (int i = 0; i < rows.length; i++) {
        tree.addShares(rows[i], scores[i]);
      }
    }
    for (double[] score : scores) {
      for (int i = 0; i < classCount; i++) {
        score[i] = (float) score[i];
      }
    }
    return scores;
  }

  @Override
  public String export(OnnxGraph graph, String input) {
    TreeEnsemble ensemble = new TreeEnsemble(classCount);
    trees.forEach(ensemble::add);
    return ensemble.export(graph, input);
  }
}
