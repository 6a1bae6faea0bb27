// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Datasets;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.classification.LinearSVM;

class LinearMachineTest {
  private static final double LIBSVM = 60.7519;

  @Test
  void findsTheWidestMarginBetweenTwoPoints() {
    double[][] rows = {{0, 0}, {2, 0}};
    LinearSVM machine = new LinearMachine(rows, new int[] {-1, 1}, 100).fit(new Seed(1));
    assertThat(machine.weights()).containsExactly(new double[] {1, 0}, within(1e-3));
    assertThat(machine.intercept()).isCloseTo(-1, within(1e-3));
  }

  @Test
  void reachesTheOptimumWithMislabelledRows() {
    // libsvm's optimum of versicolor against virginica, every fifth label turned: 60.7519
    double[][] rows = rows(1);
    int[] signs = IntStream.range(0, 100).map(i -> (i < 50) == (i % 5 != 0) ? 1 : -1).toArray();
    LinearSVM machine = new LinearMachine(rows, signs, 1).fit(new Seed(1));
    assertThat(objective(machine, rows, signs)).isCloseTo(LIBSVM, within(0.002 * LIBSVM));
  }

  @Test
  void unitsAreTakenIntoAccountByThePenalty() {
    int[] signs = IntStream.range(0, 100).map(i -> i < 50 ? 1 : -1).toArray();
    LinearSVM metres = new LinearMachine(rows(0.01), signs, 1e4).fit(new Seed(1));
    LinearSVM centimetres = new LinearMachine(rows(1), signs, 1).fit(new Seed(1));
    double[] inCentimetres = Arrays.stream(metres.weights()).map(w -> w / 100).toArray();
    assertThat(inCentimetres).containsExactly(centimetres.weights(), within(1e-6));
  }

  private static double[][] rows(double scale) {
    double[][] all = TrainingSet.of(Datasets.iris(), false).rows();
    return Arrays.stream(all, 50, 150)
        .map(row -> Arrays.stream(row).map(value -> value * scale).toArray())
        .toArray(double[][]::new);
  }

  private static double objective(LinearSVM machine, double[][] rows, int[] signs) {
    double squares = Arrays.stream(machine.weights()).map(w -> w * w).sum();
    double violations =
        IntStream.range(0, rows.length)
            .mapToDouble(i -> Math.max(0, 1 - signs[i] * machine.score(rows[i])))
            .sum();
    return squares / 2 + violations;
  }
}
