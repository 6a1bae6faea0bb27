// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import io.poisonlab.neighbour.Distances;
import io.poisonlab.neighbour.NeighbourGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which rows join when the distance that joins them grows: the nodes of a binary tree,
 * rows first, then one node for each join. Two rows are as far apart as their distance, and no
 * nearer than the surroundings of either reach (mutual reachability).
 */
final class SingleLinkage {
  /** Shorter than this share of the longest, an edge counts as so long: a density has an end. */
  private static final double SHORTEST = 1e-9;

  private final int rows;
  private final int[] left;
  private final int[] right;
  private final int[] sizes;
  private final double[] densities;

  private SingleLinkage(int rows) {
    this.rows = rows;
    this.left = new int[rows - 1];
    this.right = new int[rows - 1];
    this.sizes = new int[rows - 1];
    this.densities = new double[rows - 1];
  }

  /** Joins the rows; each one's surroundings reach so many rows, itself among them. */
  static SingleLinkage of(double[][] rows, int surroundings) {
    int n = rows.length;
    NeighbourGraph near = NeighbourGraph.exact(rows, surroundings - 1);
    double[] reach =
        IntStream.range(0, n).mapToDouble(row -> near.distance(row, surroundings - 2)).toArray();
    int[] from = new int[n];
    int[] order = new int[n];
    double[] lengths = new double[n];
    Arrays.fill(lengths, Double.POSITIVE_INFINITY);
    boolean[] joined = new boolean[n];
    int last = 0;
    for (int step = 1; step < n; step++) {
      joined[last] = true;
      int next = -1;
      for (int row = 0; row < n; row++) {
        if (!joined[row]) {
          double apart = Math.max(reach[last], reach[row]);
          if (apart < lengths[row]) {
            double distance = Math.sqrt(Distances.square(rows[last], rows[row]));
            if (Math.max(apart, distance) < lengths[row]) {
              lengths[row] = Math.max(apart, distance);
              from[row] = last;
            }
          }
          next = next < 0 || lengths[row] < lengths[next] ? row : next;
        }
      }
      order[step] = next;
      last = next;
    }
    int[] edges =
        IntStream.range(1, n)
            .map(step -> order[step])
            .boxed()
            .sorted(Comparator.comparingDouble(row -> lengths[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    return joined(edges, from, lengths);
  }

  private static SingleLinkage joined(int[] edges, int[] from, double[] lengths) {
    int n = edges.length + 1;
    SingleLinkage tree = new SingleLinkage(n);
    double shortest = n > 1 ? lengths[edges[n - 2]] * SHORTEST : 0;
    int[] up = IntStream.range(0, 2 * n - 1).toArray();
    for (int i = 0; i < edges.length; i++) {
      int a = top(up, from[edges[i]]);
      int b = top(up, edges[i]);
      tree.left[i] = a;
      tree.right[i] = b;
      tree.sizes[i] = tree.size(a) + tree.size(b);
      double length = Math.max(lengths[edges[i]], shortest);
      tree.densities[i] = length > 0 ? 1 / length : 1;
      up[a] = n + i;
      up[b] = n + i;
    }
    return tree;
  }

  private static int top(int[] up, int node) {
    int top = node;
    while (up[top] != top) {
      up[top] = up[up[top]];
      top = up[top];
    }
    return top;
  }

  int rows() {
    return rows;
  }

  /** Returns the node that all rows are in. */
  int root() {
    return 2 * rows - 2;
  }

  boolean isRow(int node) {
    return node < rows;
  }

  /** Returns what joins in a node at the same distance: two parts, or more. */
  List<Integer> parts(int node) {
    List<Integer> parts = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(right[node - rows], left[node - rows]));
    while (!open.isEmpty()) {
      int next = open.pop();
      if (!isRow(next) && density(next) == density(node)) {
        open.push(right[next - rows]);
        open.push(left[next - rows]);
      } else {
        parts.add(next);
      }
    }
    return parts;
  }

  /** Returns the number of rows below a node, 1 for a row. */
  int size(int node) {
    return isRow(node) ? 1 : sizes[node - rows];
  }

  /** Returns one over the distance at which the two parts of a node join. */
  double density(int node) {
    return densities[node - rows];
  }
}
