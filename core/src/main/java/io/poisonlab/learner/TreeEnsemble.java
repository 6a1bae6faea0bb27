// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.forest.ClassTree;
import io.poisonlab.onnx.OnnxAttribute;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import smile.data.type.StructType;
import smile.model.cart.InternalNode;
import smile.model.cart.LeafNode;
import smile.model.cart.Node;

/**
 * Collects trees into one {@code TreeEnsembleRegressor}, which adds up the values of the leaves
 * that a row reaches. Splits are compared in double precision, as in Java.
 */
final class TreeEnsemble {
  private final int targets;
  private final LongStream.Builder treeIds = LongStream.builder();
  private final LongStream.Builder nodeIds = LongStream.builder();
  private final List<String> modes = new ArrayList<>();
  private final LongStream.Builder features = LongStream.builder();
  private final DoubleStream.Builder thresholds = DoubleStream.builder();
  private final LongStream.Builder trueIds = LongStream.builder();
  private final LongStream.Builder falseIds = LongStream.builder();
  private final LongStream.Builder leafTrees = LongStream.builder();
  private final LongStream.Builder leafNodes = LongStream.builder();
  private final LongStream.Builder leafTargets = LongStream.builder();
  private final DoubleStream.Builder leafValues = DoubleStream.builder();
  private long trees;

  /** Starts an ensemble with this many sums. */
  TreeEnsemble(int targets) {
    this.targets = targets;
  }

  /** Adds one of our trees, whose classes are the sums that it adds to. */
  void add(ClassTree tree) {
    for (int node = 0; node < tree.size(); node++) {
      if (tree.isLeaf(node)) {
        leaf(node);
        int[] classes = tree.classes(node);
        double[] shares = tree.shares(node);
        for (int i = 0; i < classes.length; i++) {
          value(node, classes[i], shares[i]);
        }
      } else {
        split(node, tree.feature(node), tree.threshold(node), tree.left(node));
      }
    }
    trees++;
  }

  /**
   * Adds a tree of Smile, its nodes numbered level by level.
   *
   * @param first the first sum that the tree adds to
   * @param values what a leaf adds to it and to those that follow
   */
  void add(Node root, StructType schema, int first, Function<LeafNode, double[]> values) {
    Queue<Node> waiting = new ArrayDeque<>(List.of(root));
    long numbered = 1;
    for (long id = 0; id < numbered; id++) {
      switch (waiting.remove()) {
        case InternalNode split -> {
          split(id, split.feature(), SplitThreshold.of(split, schema), numbered);
          numbered += 2;
          waiting.add(split.trueChild());
          waiting.add(split.falseChild());
        }
        case LeafNode leaf -> {
          leaf(id);
          double[] weights = values.apply(leaf);
          for (int i = 0; i < weights.length; i++) {
            value(id, first + i, weights[i]);
          }
        }
        case Node other ->
            throw new IllegalStateException("unknown kind of tree node: " + other.getClass());
      }
    }
    trees++;
  }

  /**
   * Adds the ensemble to a graph.
   *
   * @param input the encoded rows, doubles of shape [n, width]
   * @return the sums over the trees, doubles of shape [n, targets] in single precision
   */
  String export(OnnxGraph graph, String input) {
    String sums =
        graph.node(
            "TreeEnsembleRegressor",
            List.of(input),
            OnnxAttribute.integer("n_targets", targets),
            OnnxAttribute.string("aggregate_function", "SUM"),
            OnnxAttribute.string("post_transform", "NONE"),
            integers("nodes_treeids", treeIds),
            integers("nodes_nodeids", nodeIds),
            OnnxAttribute.strings("nodes_modes", modes),
            integers("nodes_featureids", features),
            doubles("nodes_values_as_tensor", thresholds),
            integers("nodes_truenodeids", trueIds),
            integers("nodes_falsenodeids", falseIds),
            integers("target_treeids", leafTrees),
            integers("target_nodeids", leafNodes),
            integers("target_ids", leafTargets),
            doubles("target_weights_as_tensor", leafValues));
    return graph.cast(sums, OnnxType.DOUBLE);
  }

  /** Adds a split whose children are neighbours, the true one first. */
  private void split(long node, int feature, double threshold, long trueChild) {
    node(node, "BRANCH_LEQ", feature, threshold, trueChild, trueChild + 1);
  }

  private void leaf(long node) {
    node(node, "LEAF", 0, 0, 0, 0);
  }

  private void node(
      long id, String mode, int feature, double threshold, long trueChild, long falseChild) {
    treeIds.add(trees);
    nodeIds.add(id);
    modes.add(mode);
    features.add(feature);
    thresholds.add(threshold);
    trueIds.add(trueChild);
    falseIds.add(falseChild);
  }

  private void value(long leaf, int target, double value) {
    leafTrees.add(trees);
    leafNodes.add(leaf);
    leafTargets.add(target);
    leafValues.add(value);
  }

  private static OnnxAttribute integers(String name, LongStream.Builder values) {
    return OnnxAttribute.integers(name, values.build().toArray());
  }

  private static OnnxAttribute doubles(String name, DoubleStream.Builder values) {
    return OnnxAttribute.doubles(name, values.build().toArray());
  }
}
