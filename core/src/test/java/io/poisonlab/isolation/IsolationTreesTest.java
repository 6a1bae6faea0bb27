// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IsolationTreesTest {
  private static final Seed SEED = new Seed(1);

  @Test
  void usualCutsAreThoseOfASearchTree() {
    assertThat(IsolationTrees.usualCuts(1)).isZero();
    assertThat(IsolationTrees.usualCuts(2)).isEqualTo(1);
    assertThat(IsolationTrees.usualCuts(256)).isCloseTo(10.2448, within(1e-4));
  }

  /** Of two rows one cut tells each; of three on a line, the outer ones need 1 or 2 cuts. */
  @Test
  void countsCuts() {
    double[][] two = {{0}, {1}};
    assertThat(IsolationTrees.grow(two, 50, 256, SEED).cuts(two)).containsExactly(1, 1);

    double[][] three = {{0}, {1}, {10}};
    double[] cuts = IsolationTrees.grow(three, 2000, 256, SEED).cuts(three);
    // the first cut falls between 0 and 1 with probability 0.1
    assertThat(cuts[0]).isCloseTo(1.9, within(0.03));
    assertThat(cuts[1]).isCloseTo(2, within(1e-9));
    assertThat(cuts[2]).isCloseTo(1.1, within(0.03));
  }

  @Test
  void aRowFarOffNeedsFewCutsAndOneAmongEqualsMany() {
    double[][] rows = gaussian(1000, 5);
    Arrays.fill(rows[17], 9);
    IsolationTrees trees = IsolationTrees.grow(rows, 100, 256, SEED);
    double[] cuts = trees.cuts(rows);

    assertThat(cuts[17]).isEqualTo(Arrays.stream(cuts).min().orElseThrow()).isLessThan(5);
    assertThat(trees.score(cuts[17])).isGreaterThan(0.7);
    assertThat(trees.score(trees.usualCuts())).isEqualTo(0.5);
  }

  /** Rows that are all equal cannot be cut: each has the score of what is usual. */
  @Test
  void equalRowsAreAsUsual() {
    double[][] rows = new double[300][2];
    IsolationTrees trees = IsolationTrees.grow(rows, 10, 256, SEED);

    assertThat(trees.cuts(rows)).containsOnly(trees.usualCuts());
  }

  /** A constant column takes no cut, so it changes nothing about the others. */
  @Test
  void constantColumnsAreNotCut() {
    double[][] rows = new double[200][];
    RandomGenerator random = new Seed(3).generator();
    Arrays.setAll(rows, _ -> new double[] {4, random.nextGaussian(), 4});
    double[] cuts = IsolationTrees.grow(rows, 400, 256, SEED).cuts(rows);
    double[][] bare =
        Arrays.stream(rows).map(row -> new double[] {row[1]}).toArray(double[][]::new);
    double[] without = IsolationTrees.grow(bare, 400, 256, SEED).cuts(bare);

    for (int row = 0; row < rows.length; row++) {
      assertThat(cuts[row]).isCloseTo(without[row], within(0.6));
    }
  }

  @Test
  void neighbouringDoublesAndTheLargestAreToldApart() {
    for (double[][] rows :
        new double[][][] {
          {{1}, {Math.nextUp(1)}},
          {{-Double.MAX_VALUE}, {Double.MAX_VALUE}},
          {{0}, {Double.MIN_VALUE}}
        }) {
      assertThat(IsolationTrees.grow(rows, 20, 2, SEED).cuts(rows)).containsExactly(1, 1);
    }
  }

  @Test
  void oneThreadGivesTheSameAndAnotherSeedDoesNot() throws Exception {
    double[][] rows = gaussian(700, 4);
    double[] many = IsolationTrees.grow(rows, 30, 64, SEED).cuts(rows);
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      assertThat(pool.submit(() -> IsolationTrees.grow(rows, 30, 64, SEED).cuts(rows)).get())
          .isEqualTo(many);
    }
    assertThat(IsolationTrees.grow(rows, 30, 64, new Seed(2)).cuts(rows)).isNotEqualTo(many);
  }

  @Test
  void whatCannotBeCutIsRefused() {
    double[][] rows = {{1}, {2}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IsolationTrees.grow(new double[0][], 1, 1, SEED))
        .withMessageContaining("found 0 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IsolationTrees.grow(new double[][] {{Double.NaN}}, 1, 1, SEED))
        .withMessage("isolation needs finite values, found NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IsolationTrees.grow(rows, 1, 2, SEED).cuts(new double[][] {{1, 2}}))
        .withMessageContaining("rows of 1 values");
    assertThat(IsolationTrees.grow(new double[][] {{1}}, 1, 2, SEED).score(0)).isEqualTo(0.5);
  }

  private static double[][] gaussian(int n, int width) {
    RandomGenerator random = new Seed(9).generator();
    return IntStream.range(0, n)
        .mapToObj(_ -> IntStream.range(0, width).mapToDouble(_ -> random.nextGaussian()).toArray())
        .toArray(double[][]::new);
  }
}
