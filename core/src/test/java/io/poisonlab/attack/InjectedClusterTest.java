// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.defence.Contamination;
import io.poisonlab.defence.IsolationForest;
import io.poisonlab.defence.Suspect;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.LinearSvmLearner;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("An injected cluster")
class InjectedClusterTest {
  private static final int SEEDS = 20;
  private static final LinearSvmLearner SVM = new LinearSvmLearner(1);

  /** The three configurations of the linear SVM that falls from 97 % to 47 % accuracy. */
  enum Configuration {
    F(30, 6, 1, 0.1, 0.921),
    H(40, 8, 1.5, 0.08, 0.928),
    S(0, 12, 3, 0.25, 0.964);

    final InjectedCluster attack;
    final Contamination contamination;
    final double filtered;

    Configuration(
        int near, double farDistance, double farSpread, double contamination, double filtered) {
      this.contamination = Contamination.share(contamination);
      this.filtered = filtered;
      this.attack =
          new InjectedCluster(
              Budget.rows(80),
              Optional.of("0"),
              Optional.of("1"),
              near / 80.0,
              1,
              farDistance,
              farSpread);
    }
  }

  /** Two classes in the plane, N(±1.33, I), 47 % of the rows of class 0. */
  private static Dataset plane(int n, Seed seed) {
    RandomGenerator random = seed.generator();
    int[] codes = IntStream.range(0, n).map(i -> i < Math.round(0.47 * n) ? 0 : 1).toArray();
    double[][] columns = new double[2][n];
    for (int i = 0; i < n; i++) {
      for (double[] column : columns) {
        column[i] = (codes[i] == 0 ? -1.33 : 1.33) + random.nextGaussian();
      }
    }
    return Dataset.of(
        "plane",
        Table.of(
            NumericColumn.of("x", false, columns[0]), NumericColumn.of("y", false, columns[1])),
        Labels.of("class", List.of("0", "1"), codes));
  }

  private static double accuracy(Dataset train, Dataset test) {
    return Evaluation.of(test.labels(), SVM.train(train, new Seed(1)).predict(test.table()))
        .accuracy();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("collapses a linear machine as in the reference, and a filter raises it again")
  void collapsesALinearMachineAsInTheReference(Configuration configuration) {
    double clean = 0;
    double poisoned = 0;
    double filtered = 0;
    for (long s = 0; s < SEEDS; s++) {
      Seed seed = new Seed(s);
      Dataset train = plane(240, seed.fork("train"));
      Dataset test = plane(1000, seed.fork("test"));
      clean += accuracy(train, test) / SEEDS;
      Dataset suspect = configuration.attack.poison(train, seed.fork("attack")).dataset();
      poisoned += accuracy(suspect, test) / SEEDS;
      Dataset left =
          new IsolationForest(false, configuration.contamination)
              .inspect(Suspect.of(suspect), seed.fork("filter"))
              .treat(suspect);
      filtered += accuracy(left, test) / SEEDS;
    }

    assertThat(clean).isCloseTo(0.968, within(0.005));
    assertThat(poisoned).isCloseTo(0.470, within(0.005));
    assertThat(filtered).isCloseTo(configuration.filtered, within(0.02));
  }

  @Test
  void liesWhereItIsTold() {
    Dataset train = plane(2000, new Seed(3));
    Dataset after =
        new InjectedCluster(Budget.rows(4000), Optional.of("0"), Optional.of("1"), 0.25, 0.5, 10, 2)
            .poison(train, new Seed(4))
            .dataset();
    double[] x = ((NumericColumn) after.table().column("x")).toArray();
    double[] near = Arrays.copyOfRange(x, 2000, 3000);
    double[] far = Arrays.copyOfRange(x, 3000, 6000);

    assertThat(mean(near)).isCloseTo(1.33, within(0.15));
    assertThat(deviation(near)).isCloseTo(0.5, within(0.05));
    assertThat(mean(far)).isCloseTo(10 / Math.sqrt(2), within(0.3));
    assertThat(deviation(far)).isCloseTo(2, within(0.1));
    assertThat(after.labels().counts()[0]).isEqualTo(940 + 4000);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  @Test
  @DisplayName("measures in the units of the data: other units, other numbers, same place")
  void followsTheUnitsOfTheData() {
    Dataset train = plane(240, new Seed(5));
    NumericColumn y = (NumericColumn) train.table().column("y");
    Dataset thousand =
        train.withTable(
            train
                .table()
                .with(
                    1, y.withValues(Arrays.stream(y.toArray()).map(v -> 1000 * v + 7).toArray())));
    InjectedCluster attack = new InjectedCluster(Budget.rows(50));
    double[] plain =
        ((NumericColumn) attack.poison(train, new Seed(6)).dataset().table().column("y")).toArray();
    double[] scaled =
        ((NumericColumn) attack.poison(thousand, new Seed(6)).dataset().table().column("y"))
            .toArray();

    for (int i = 0; i < plain.length; i++) {
      assertThat(scaled[i]).isCloseTo(1000 * plain[i] + 7, within(1e-6));
    }
  }

  @Test
  void takesNamesFromTheSourceClass() {
    Dataset plane = plane(40, new Seed(7));
    Dataset mixed =
        plane.withTable(
            Table.of(
                plane.table().columns().get(0),
                NominalColumn.of("c", false, List.of("zero", "one"), plane.labels().toArray())));

    Dataset after = new InjectedCluster(Budget.rows(9)).poison(mixed, new Seed(8)).dataset();

    for (int row = 40; row < 49; row++) {
      assertThat(after.table().column("c").text(row)).isEqualTo("one");
      assertThat(after.labels().name(row)).isEqualTo("0");
    }
  }

  @Test
  void saysWhatItCannotDo() {
    Dataset plane = plane(40, new Seed(9));
    Dataset one = plane.select(plane.labels().rowsOf(1));

    assertThatThrownBy(() -> cluster("1", "1", 8)).hasMessageContaining("must differ");
    assertThatThrownBy(() -> cluster("0", "2", 8).poison(plane, new Seed(1)))
        .hasMessageContaining("no class \"2\"");
    assertThatThrownBy(() -> cluster("0", "1", 8).poison(one, new Seed(1)))
        .hasMessage("injected-cluster: no row has class \"0\"");
    assertThatThrownBy(() -> cluster("0", "1", 1).poison(plane, new Seed(1)))
        .hasMessageContaining("far_distance 1.0 lies before the centre of class \"1\"");
    assertThatThrownBy(() -> cluster("0", "1", 0)).hasMessageContaining("above 0 and finite");
    assertThatThrownBy(() ->
            new InjectedCluster(Budget.rows(1), Optional.empty(), Optional.empty(), 1.1, 1, 8, 1))
        .hasMessage("near must be in [0, 1], found 1.1");
  }

  private static InjectedCluster cluster(String target, String source, double distance) {
    return new InjectedCluster(
        Budget.rows(4), Optional.of(target), Optional.of(source), 0.5, 1, distance, 1);
  }
}
