// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A surrogate")
class SurrogateGradientTest {
  private static final double H = 1e-5;

  record Case(String name, int width, Maker maker) {
    @Override
    public String toString() {
      return name + ", " + width + " features";
    }
  }

  interface Maker {
    Surrogate of(Samples training, Samples validation, int points);
  }

  static Stream<Case> surrogates() {
    return Stream.of(2, 5)
        .flatMap(width ->
            Stream.of(
                new Case(
                    "linear SVM",
                    width,
                    (t, v, p) -> new SvmSurrogate(new Kernel.Linear(), 1, t, 1.5, v, p)),
                new Case(
                    "RBF SVM",
                    width,
                    (t, v, p) -> new SvmSurrogate(new Kernel.Rbf(3), 1, t, 1.5, v, p)),
                new Case(
                    "logistic regression",
                    width,
                    (t, v, p) -> new LogisticSurrogate(1, t, 1.5, v, p))));
  }

  @ParameterizedTest
  @MethodSource("surrogates")
  void hasTheGradientOfFiniteDifferences(Case each) {
    RandomGenerator random = new Seed(5).generator();
    int checked = 0;
    double moved = 0;
    for (int round = 0; round < 10; round++) {
      Samples training = blobs(40, each.width(), random);
      Surrogate surrogate = each.maker().of(training, blobs(60, each.width(), random), 10);
      for (int point = 0; point < 5; point++) {
        int row = random.nextInt(training.size());
        double[] at = training.row(row);
        // away from the rows themselves, where the margin set changes
        Arrays.setAll(at, j -> Math.clamp(at[j] + 0.1 * random.nextGaussian(), 0, 1));
        Surrogate.Trial trial = surrogate.with(at, -training.sign(row), 1 + point % 2);
        double[] gradient = trial.gradient();
        for (int j = 0; j < at.length; j++) {
          double up = shifted(trial, at, j, H);
          double down = shifted(trial, at, j, -H);
          // where the margin set changes between the two, the loss has a kink and no derivative
          double left = (trial.loss() - down) / H;
          double right = (up - trial.loss()) / H;
          if (Math.abs(left - right) < 1e-4) {
            assertThat(gradient[j]).isCloseTo((up - down) / (2 * H), within(1e-4));
            checked++;
            moved += Math.abs(gradient[j]);
          }
        }
        trial.keep();
        assertThat(surrogate.loss()).isEqualTo(trial.loss());
      }
    }
    assertThat(checked).isGreaterThan(40 * each.width());
    assertThat(moved / checked).isGreaterThan(1e-3);
  }

  private static double shifted(Surrogate.Trial trial, double[] at, int feature, double by) {
    double[] to = at.clone();
    to[feature] += by;
    return trial.moved(to).loss();
  }

  @ParameterizedTest
  @MethodSource("surrogates")
  void findsTheSameSolutionFromAnywhere(Case each) {
    RandomGenerator random = new Seed(6).generator();
    Samples training = blobs(50, each.width(), random);
    Samples validation = blobs(50, each.width(), random);
    double[] near = new double[each.width()];
    double[] far = new double[each.width()];
    Arrays.fill(far, 1);

    Surrogate warm = each.maker().of(training, validation, 2);
    warm.with(far, 1, 1).moved(near).moved(far).moved(near).keep();
    warm.with(far, -1, 1).keep();
    Surrogate other = each.maker().of(training, validation, 2);
    other.with(far, -1, 1).keep();
    other.with(near, 1, 1).keep();

    assertThat(warm.loss()).isCloseTo(other.loss(), within(1e-6));
  }

  @ParameterizedTest
  @MethodSource("surrogates")
  void countsACopyAsARow(Case each) {
    RandomGenerator random = new Seed(7).generator();
    Samples training = blobs(50, each.width(), random);
    Samples validation = blobs(50, each.width(), random);
    double[] at = new double[each.width()];

    Surrogate thrice = each.maker().of(training, validation, 3);
    for (int copy = 0; copy < 3; copy++) {
      thrice.with(at, 1, 1).keep();
    }

    assertThat(each.maker().of(training, validation, 1).with(at, 1, 3).loss())
        .isCloseTo(thrice.loss(), within(1e-6));
  }

  @Test
  void svmSolvesTheProblemThatCanBeSolvedByHand() {
    // two rows at distance 2: w = 1, f(x) = x, and with C = 0.25 w = 0.5
    Samples two = Samples.of(new double[][] {{-1}, {1}}, new int[] {-1, 1});
    Samples origin = Samples.of(new double[][] {{0.5}}, new int[] {1});

    assertThat(new SvmSurrogate(new Kernel.Linear(), 1, two, 1, origin, 0).loss())
        .isCloseTo(0.5, within(1e-9));
    assertThat(new SvmSurrogate(new Kernel.Linear(), 0.25, two, 1, origin, 0).loss())
        .isCloseTo(0.75, within(1e-9));
    assertThat(List.of(two.size(), two.width())).isEqualTo(List.of(2, 1));
  }

  private static Samples blobs(int n, int width, RandomGenerator random) {
    double[][] rows = new double[n][width];
    int[] signs = new int[n];
    for (int i = 0; i < n; i++) {
      signs[i] = i % 2 == 0 ? 1 : -1;
      for (int j = 0; j < width; j++) {
        rows[i][j] = Math.clamp(0.5 + 0.15 * signs[i] + 0.15 * random.nextGaussian(), 0, 1);
      }
    }
    return Samples.of(rows, signs);
  }
}
