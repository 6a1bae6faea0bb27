// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.random.Seed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForestTest {
  /** Rows that are sorted by insertion, by digits, and counted, in that order. */
  @ParameterizedTest
  @CsvSource({
    "15, 1000000, 2",
    "30, 1000000, 3",
    "700, 1000000, 3",
    "40000, 1000000, 2",
    "200, 4, 3",
    "500, 12, 2",
    "60, 9, 40"
  })
  void aSplitIsTheBestThereIs(int n, int values, int classes) {
    for (long seed = 0; seed < (n > 1000 ? 1 : 20); seed++) {
      double[][] rows = rows(n, n > 1000 ? 1 : 3, values, seed);
      int[] labels = labels(rows, classes, seed);
      ClassTree tree = grow(rows, labels, classes, FeatureCodes.EXACT, 1, seed);
      if (tree.isLeaf(0)) {
        assertThat(tree.classes(0)).as("the sample is of one class").hasSize(1);
        continue;
      }
      SplitOracle oracle = SplitOracle.of(rows, labels, classes, seed);
      double found = oracle.impurity(tree.feature(0), tree.threshold(0));
      // the plain way takes n² steps; of the long one a sample is looked at
      double best =
          n > 1000
              ? IntStream.range(0, 200)
                  .mapToDouble(i -> oracle.impurity(0, rows[i * (n / 200)][0]))
                  .min()
                  .orElseThrow()
              : oracle.best();
      assertThat(found).isLessThanOrEqualTo(best + 1e-7);
    }
  }

  @Test
  void leavesArePureUnlessTheirRowsAreEqualAndHoldTheSharesOfTheSample() {
    double[][] rows = rows(300, 2, 5, 1);
    int[] labels = labels(rows, 3, 1);
    ClassTree tree = grow(rows, labels, 3, FeatureCodes.EXACT, 0, 9);
    int[] times = SplitOracle.of(rows, labels, 3, 9).times();
    for (double[] row : rows) {
      double[] counts = new double[3];
      double total = 0;
      for (int i = 0; i < rows.length; i++) {
        if (tree.leaf(rows[i]) == tree.leaf(row)) {
          boolean drawn = times[i] > 0;
          assertThat(drawn && !pure(tree, row) && !Arrays.equals(rows[i], row)).isFalse();
          counts[labels[i]] += times[i];
          total += times[i];
        }
      }
      double[] shares = new double[3];
      tree.addShares(row, shares);
      for (int label = 0; label < 3; label++) {
        assertThat(shares[label]).isCloseTo(counts[label] / total, within(1e-15));
      }
    }
  }

  @Test
  void binsForEveryValueGiveTheExactTree() {
    double[][] rows = rows(400, 4, 60, 2);
    int[] labels = labels(rows, 3, 2);
    assertThat(outline(grow(rows, labels, 3, 60, 0, 3)))
        .isEqualTo(outline(grow(rows, labels, 3, FeatureCodes.EXACT, 0, 3)));
    assertThat(outline(grow(rows, labels, 3, 20, 0, 3)))
        .isNotEqualTo(outline(grow(rows, labels, 3, FeatureCodes.EXACT, 0, 3)));
  }

  @Test
  void theDepthIsTheNumberOfSplitsOnAPath() {
    double[][] rows = rows(500, 3, 1000, 4);
    int[] labels = labels(rows, 2, 4);
    assertThat(grow(rows, labels, 2, FeatureCodes.EXACT, 1, 5).size()).isEqualTo(3);
    assertThat(grow(rows, labels, 2, FeatureCodes.EXACT, 2, 5).size()).isBetween(5, 7);
  }

  @Test
  void drawsOnWhereTheFeaturesDrawnAreConstant() {
    double[][] rows =
        IntStream.range(0, 50)
            .mapToObj(i -> new double[] {0, 0, 0, 0, 0, 0, i % 2, 0})
            .toArray(double[][]::new);
    int[] labels = IntStream.range(0, 50).map(i -> i % 2).toArray();
    FeatureCodes columns = FeatureCodes.of(rows, FeatureCodes.EXACT);
    List<ClassTree> trees =
        Forest.grow(columns, labels, 2, new Growth(0, 1), new Seed(1).longs(20));
    assertThat(trees).allSatisfy(tree -> assertThat(tree.feature(0)).isEqualTo(6));
  }

  @Test
  void moreClassesThanRowsOfANode() {
    double[][] rows = rows(3000, 2, 1_000_000, 6);
    int[] labels = IntStream.range(0, 3000).map(i -> i / 2 * 60).toArray();
    ClassTree tree = grow(rows, labels, 100_000, FeatureCodes.EXACT, 0, 1);
    int[] times = SplitOracle.of(rows, labels, 100_000, 1).times();
    for (int i = 0; i < rows.length; i++) {
      int leaf = tree.leaf(rows[i]);
      if (times[i] > 0) {
        assertThat(tree.classes(leaf)).containsExactly(labels[i]);
      }
    }
  }

  @Test
  void aTreeWhoseWalkWouldNotEndIsRefused() throws Exception {
    ClassTree good =
        new ClassTree(
            new int[] {0, -2, -2},
            new double[3],
            new int[] {1, 0, 1},
            new int[] {0, 1},
            new double[] {1, 1});
    assertThat(((ClassTree) copy(good)).size()).isEqualTo(3);
    ClassTree endless =
        new ClassTree(
            new int[] {0, -2, -2},
            new double[3],
            new int[] {0, 0, 1},
            new int[] {0, 1},
            new double[] {1, 1});
    assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(() -> copy(endless));
  }

  private static ClassTree grow(
      double[][] rows, int[] labels, int classes, int bins, int depth, long seed) {
    return Forest.grow(
            FeatureCodes.of(rows, bins),
            labels,
            classes,
            new Growth(depth, rows[0].length),
            new long[] {seed})
        .getFirst();
  }

  private static boolean pure(ClassTree tree, double[] row) {
    return tree.classes(tree.leaf(row)).length == 1;
  }

  private static List<List<Double>> outline(ClassTree tree) {
    return IntStream.range(0, tree.size())
        .mapToObj(i ->
            tree.isLeaf(i)
                ? List.of((double) tree.classes(i)[0], tree.shares(i)[0])
                : List.of((double) tree.feature(i), tree.threshold(i), (double) tree.left(i)))
        .toList();
  }

  private static Object copy(Object object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  private static double[][] rows(int n, int width, int values, long seed) {
    RandomGenerator random = new Seed(seed).fork("rows").generator();
    return IntStream.range(0, n)
        .mapToObj(
            i -> IntStream.range(0, width).mapToDouble(j -> random.nextInt(values) - 3).toArray())
        .toArray(double[][]::new);
  }

  /** Classes that the first feature tells in part. */
  private static int[] labels(double[][] rows, int classes, long seed) {
    RandomGenerator random = new Seed(seed).fork("labels").generator();
    double[] sorted =
        IntStream.range(0, rows.length).mapToDouble(i -> rows[i][0]).sorted().toArray();
    return IntStream.range(0, rows.length)
        .map(i ->
            random.nextInt(3) == 0 || rows[i][0] < sorted[rows.length / 2]
                ? random.nextInt(classes)
                : 1)
        .toArray();
  }
}
