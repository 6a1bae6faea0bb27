// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.forest;

import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Looks at every split of every feature, plainly. */
@SuppressWarnings("ArrayRecordComponent") // of one test, which changes nothing
record SplitOracle(double[][] rows, int[] labels, int classCount, int[] times) {
  /** The weights that a tree with this seed draws. */
  static SplitOracle of(double[][] rows, int[] labels, int classCount, long seed) {
    RandomGenerator random = new Seed(seed).generator();
    int[] times = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      times[random.nextInt(rows.length)]++;
    }
    return new SplitOracle(rows, labels, classCount, times);
  }

  /** The least weighted Gini impurity that a split at a value of the data leaves. */
  double best() {
    double best = Double.POSITIVE_INFINITY;
    for (int feature = 0; feature < rows[0].length; feature++) {
      for (double[] row : rows) {
        best = Math.min(best, impurity(feature, row[feature]));
      }
    }
    return best;
  }

  /** The weighted impurity of the children; infinite where one is empty. */
  double impurity(int feature, double threshold) {
    double[][] counts = new double[2][classCount];
    for (int i = 0; i < rows.length; i++) {
      counts[rows[i][feature] <= threshold ? 0 : 1][labels[i]] += times[i];
    }
    double sum = 0;
    for (double[] side : counts) {
      double total = Arrays.stream(side).sum();
      if (total == 0) {
        return Double.POSITIVE_INFINITY;
      }
      sum += total * (1 - Arrays.stream(side).map(c -> c / total * (c / total)).sum());
    }
    return sum;
  }
}
