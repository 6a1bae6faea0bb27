// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.isolation;

import io.poisonlab.random.Seed;
import java.util.stream.IntStream;

/**
 * Trees that cut a sample of the rows at random until each row stands alone: a row that few cuts
 * set apart is unusual.
 *
 * <p>Each tree draws its rows without replacement and cuts at most log₂ of their number times, as
 * scikit-learn does: a feature of those that vary in the node, a threshold between its least and
 * its greatest value. Trees lie in flat arrays; a leaf leads to itself, so that every row takes the
 * same number of steps and no step is a jump that the processor can guess wrong.
 *
 * <p>Growing takes O(trees · sample · log sample) and O(n) for the draws, scoring O(n · trees · log
 * sample), on all processors. The trees take at most 48 bytes a sampled row (1.2 MB for 100 trees
 * of 256), the scores 8 bytes a row.
 *
 * <p><b>Reference.</b> Liu, Ting and Zhou (2008), "Isolation forest", ICDM, algorithms 1 to 3 and
 * equations 1 and 2.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class IsolationTrees {
  private static final int BLOCK = 128;
  private static final double USUAL_SCORE = 0.5;
  private static final double EULER = 0.5772156649015329;

  private final IsolationTree[] trees;
  private final double usual;
  private final int width;

  private IsolationTrees(IsolationTree[] trees, double usual, int width) {
    this.trees = trees;
    this.usual = usual;
    this.width = width;
  }

  /**
   * Grows trees.
   *
   * @param rows one or more, equally long, of finite values
   * @param trees how many, 1 or more
   * @param sample how many rows a tree looks at, 1 or more; all where there are fewer
   */
  public static IsolationTrees grow(double[][] rows, int trees, int sample, Seed seed) {
    if (rows.length == 0 || trees < 1 || sample < 1) {
      throw new IllegalArgumentException(
          "isolation needs 1 or more of each, found %d rows, %d trees, a sample of %d"
              .formatted(rows.length, trees, sample));
    }
    check(rows, rows[0].length);
    int drawn = Math.min(sample, rows.length);
    IsolationTree[] grown = new IsolationTree[trees];
    IntStream.range(0, trees)
        .parallel()
        .forEach(i -> grown[i] = TreeGrower.grow(rows, drawn, seed.fork(i)));
    return new IsolationTrees(grown, usualCuts(drawn), rows[0].length);
  }

  /** Returns how many cuts set each row apart, the mean of the trees (equation 2's E(h(x))). */
  public double[] cuts(double[][] rows) {
    check(rows, width);
    double[] cuts = new double[rows.length];
    IntStream.range(0, (rows.length + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(block -> {
          int from = block * BLOCK;
          int to = Math.min(rows.length, from + BLOCK);
          for (IsolationTree tree : trees) {
            tree.addCuts(rows, from, to, cuts);
          }
          for (int row = from; row < to; row++) {
            cuts[row] /= trees.length;
          }
        });
    return cuts;
  }

  private static void check(double[][] rows, int width) {
    for (double[] row : rows) {
      if (row.length != width) {
        throw new IllegalArgumentException(
            "isolation needs rows of %d values here, found one of %d".formatted(width, row.length));
      }
      for (double value : row) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("isolation needs finite values, found " + value);
        }
      }
    }
  }

  /** Returns how many cuts a row of the sample usually takes, {@code c} of equation 1. */
  public double usualCuts() {
    return usual;
  }

  /**
   * Returns 2^(−cuts / usual cuts), in (0, 1]: above 0.5 where fewer cuts than usual were enough
   * (equation 2); 0.5 where the trees had but one row to look at.
   */
  public double score(double cuts) {
    return usual == 0 ? USUAL_SCORE : Math.pow(2, -cuts / usual);
  }

  /** The mean number of cuts that an unsuccessful search in a binary tree of n rows takes. */
  static double usualCuts(int n) {
    if (n < 2) {
      return 0;
    }
    return n == 2 ? 1 : 2 * (Math.log(n - 1.0) + EULER) - 2 * (n - 1.0) / n;
  }
}
