// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.onnx.OnnxAttribute;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import smile.data.type.StructType;
import smile.model.cart.InternalNode;
import smile.model.cart.LeafNode;
import smile.model.cart.Node;

/**
 * Collects Smile trees into one {@code TreeEnsembleRegressor}, which adds up the values of the
 * leaves that a row reaches. Splits are compared in double precision, as in Smile.
 */
final class TreeEnsemble {
  private final int targets;
  private final List<Long> treeIds = new ArrayList<>();
  private final List<Long> nodeIds = new ArrayList<>();
  private final List<String> modes = new ArrayList<>();
  private final List<Long> features = new ArrayList<>();
  private final List<Double> thresholds = new ArrayList<>();
  private final List<Long> trueIds = new ArrayList<>();
  private final List<Long> falseIds = new ArrayList<>();
  private final List<Long> leafTrees = new ArrayList<>();
  private final List<Long> leafNodes = new ArrayList<>();
  private final List<Long> leafTargets = new ArrayList<>();
  private final List<Double> leafValues = new ArrayList<>();
  private long trees;

  /** Starts an ensemble with this many sums. */
  TreeEnsemble(int targets) {
    this.targets = targets;
  }

  /**
   * Adds a tree.
   *
   * @param first the first sum that the tree adds to
   * @param values what a leaf adds to it and to those that follow
   */
  void add(Node root, StructType schema, int first, Function<LeafNode, double[]> values) {
    new Walk(schema, first, values).visit(root);
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

  private static OnnxAttribute integers(String name, List<Long> values) {
    return OnnxAttribute.integers(name, values.stream().mapToLong(Long::longValue).toArray());
  }

  private static OnnxAttribute doubles(String name, List<Double> values) {
    return OnnxAttribute.doubles(name, values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** One tree, numbered from 0 in the order of the visit. */
  private final class Walk {
    private final StructType schema;
    private final int first;
    private final Function<LeafNode, double[]> values;
    private long next;

    Walk(StructType schema, int first, Function<LeafNode, double[]> values) {
      this.schema = schema;
      this.first = first;
      this.values = values;
    }

    long visit(Node node) {
      long id = next++;
      treeIds.add(trees);
      nodeIds.add(id);
      switch (node) {
        case InternalNode split -> {
          int position = trueIds.size();
          modes.add("BRANCH_LEQ");
          features.add((long) split.feature());
          thresholds.add(SplitThreshold.of(split, schema));
          trueIds.add(0L);
          falseIds.add(0L);
          trueIds.set(position, visit(split.trueChild()));
          falseIds.set(position, visit(split.falseChild()));
        }
        case LeafNode leaf -> {
          modes.add("LEAF");
          features.add(0L);
          thresholds.add(0.0);
          trueIds.add(0L);
          falseIds.add(0L);
          double[] weights = values.apply(leaf);
          for (int i = 0; i < weights.length; i++) {
            leafTrees.add(trees);
            leafNodes.add(id);
            leafTargets.add((long) first + i);
            leafValues.add(weights[i]);
          }
        }
        default -> throw new IllegalStateException("unknown kind of tree node: " + node.getClass());
      }
      return id;
    }
  }
}
