// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.attack.FeatureNoise.Noise;
import io.poisonlab.attack.MissingBurst.Pattern;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Attacks on features")
class FeatureAttacksTest {
  private static final Dataset IRIS = Datasets.iris();
  private static final Seed SEED = new Seed(3);

  private static double[] values(Dataset data, String column) {
    return ((NumericColumn) data.table().column(column)).toArray();
  }

  private static double[] moves(Attack attack, Dataset data, String column) {
    double[] before = values(data, column);
    double[] after = values(attack.poison(data, SEED).dataset(), column);
    return IntStream.range(0, before.length).mapToDouble(i -> after[i] - before[i]).toArray();
  }

  private static FeatureNoise gaussian(double fraction, double scale, String... columns) {
    return new FeatureNoise(Budget.fraction(fraction), List.of(columns), Noise.GAUSSIAN, scale);
  }

  @Test
  void gaussianNoiseHasTheColumnsDeviationTimesTheScale() {
    double petal = 1.759404065775303; // population
    double squares = 0;
    double sum = 0;
    for (long seed = 0; seed < 100; seed++) {
      double[] after =
          values(gaussian(1, 0.5).poison(IRIS, new Seed(seed)).dataset(), "petal_length");
      double[] before = values(IRIS, "petal_length");
      for (int i = 0; i < 150; i++) {
        squares += (after[i] - before[i]) * (after[i] - before[i]);
        sum += after[i] - before[i];
      }
    }
    assertThat(Math.sqrt(squares / 15_000)).isCloseTo(0.5 * petal, within(0.02));
    assertThat(sum / 15_000).isCloseTo(0, within(5 * 0.5 * petal / Math.sqrt(15_000)));
  }

  @Test
  void aShiftIsTheSameForEveryChosenRow() {
    double[] moves = moves(new FeatureShift(0.2, -2), IRIS, "petal_length");

    assertThat(DoubleStream.of(moves).filter(move -> move != 0).boxed())
        .hasSize(30)
        .allSatisfy(move -> assertThat(move).isCloseTo(-2 * 1.759404065775303, within(1e-9)));
  }

  @Test
  void onlyNamedColumnsChange() {
    for (Attack attack :
        List.of(
            gaussian(1, 1, "sepal_width"),
            new FeatureShift(Budget.fraction(1), List.of("sepal_width"), 1),
            new MissingBurst(Budget.fraction(1), List.of("sepal_width"), Pattern.BURST))) {
      Table after = attack.poison(IRIS, SEED).dataset().table();
      for (String name : IRIS.table().names()) {
        assertThat(after.column(name).equals(IRIS.table().column(name)))
            .isEqualTo(!name.equals("sepal_width"));
      }
    }
  }

  @Test
  void columnsOfNamesCannotBeMoved() {
    Dataset names =
        Dataset.of(
            "names",
            Table.of(
                NominalColumn.of("c", false, List.of("p", "q"), 0, 1, 1),
                NumericColumn.of("x", true, 4, Double.NaN, 5),
                NumericColumn.of("same", false, 7, 7, 7)),
            Labels.of("y", List.of("a", "b"), 0, 1, 0));

    for (Attack attack : List.of(gaussian(1, 1), new FeatureShift(1, 2))) {
      Table after = attack.poison(names, SEED).dataset().table();
      assertThat(after.column("c")).isEqualTo(names.table().column("c"));
      assertThat(after.column("same")).isEqualTo(names.table().column("same"));
      assertThat(after.column("x").isMissing(1)).isTrue();
    }
    for (Attack attack :
        List.of(gaussian(1, 1, "c"), new FeatureShift(Budget.rows(1), List.of("c"), 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> attack.poison(names, SEED))
          .withMessage(
              "column \"c\" holds names, which cannot be moved; name numeric columns only");
    }
    Dataset none = names.withTable(Table.of(names.table().column("c")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureShift(1, 2).poison(none, SEED))
        .withMessage("a numeric column is needed, found only names in [c]");
  }

  @Test
  void movedValuesStayFinite() {
    double max = Double.MAX_VALUE;
    Dataset wide =
        Dataset.of(
            "wide",
            Table.of(NumericColumn.of("x", false, -max, max, 0)),
            Labels.of("y", List.of("a", "b"), 0, 1, 0));

    assertThat(values(new FeatureShift(1, 2).poison(wide, SEED).dataset(), "x"))
        .satisfies(values -> assertThat(values[1]).isEqualTo(max))
        .satisfies(values -> assertThat(values[2]).isEqualTo(max));
  }

  @Test
  void aBurstIsConsecutiveAndStartsAnywhere() {
    int[] starts = new int[150];
    for (long seed = 0; seed < 400; seed++) {
      int[] rows =
          new MissingBurst(0.1, Pattern.BURST)
              .poison(IRIS, new Seed(seed)).poisonedRows().stream().toArray();
      assertThat(rows).containsExactly(IntStream.range(rows[0], rows[0] + 15).toArray());
      starts[rows[0]]++;
    }
    assertThat(Arrays.stream(starts).skip(136).sum()).isZero();
    assertThat(Arrays.stream(starts, 0, 68).sum()).isBetween(150, 250);
    assertThat(Arrays.stream(starts).filter(count -> count > 0).count()).isGreaterThan(100);
  }

  @Test
  void missingValuesAreMissingInTheChosenRowsAlone() {
    for (Pattern pattern : Pattern.values()) {
      Poisoned poisoned = new MissingBurst(0.3, pattern).poison(AttackSamples.mixed(), SEED);
      Table before = AttackSamples.mixed().table();
      Table after = poisoned.dataset().table();
      for (int column = 0; column < before.columns().size(); column++) {
        assertThat(after.columns().get(column).nullable()).isTrue();
        for (int row = 0; row < before.size(); row++) {
          boolean chosen = poisoned.poisonedRows().contains(poisoned.dataset().ids().at(row));
          assertThat(after.columns().get(column).isMissing(row))
              .isEqualTo(chosen || before.columns().get(column).isMissing(row));
        }
      }
    }
  }

  @Test
  void settingsAreReadAndChecked() {
    assertThat(
            new FeatureNoise.Provider()
                .create(Map.of("fraction", 0.1, "noise", "gaussian", "scale", "0.5")))
        .isEqualTo(gaussian(0.1, 0.5));
    assertThat(new FeatureNoise.Provider().create(Map.of("fraction", 0.1)))
        .isEqualTo(new FeatureNoise(0.1));
    assertThat(Description.label(new FeatureNoise(0.1))).isEqualTo("feature-noise");
    assertThat(Description.label(gaussian(0.1, 0.5)))
        .isEqualTo("feature-noise (noise gaussian, scale 0.5)");
    for (double scale : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> gaussian(0.1, scale))
          .withMessage("scale must be above 0 and finite, found " + scale);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureNoise(Budget.rows(1), List.of(), Noise.UNIFORM, 2))
        .withMessageContaining("uniform noise has no scale");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureShift(0.1, Double.NaN))
        .withMessageContaining("shift must be a finite number other than 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MissingBurst(Budget.rows(1), List.of("a", "a"), Pattern.BURST))
        .withMessageContaining("each column may be named once");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new MissingBurst(Budget.rows(1), List.of("stem"), Pattern.BURST).poison(IRIS, SEED))
        .withMessageContaining("no feature column \"stem\"");
  }

  @Test
  void harmGrowsWithTheRate() {
    Harm cancer = new Harm(Datasets.breastCancer(), Learners.LOGISTIC, 10);
    double[] rates = {0, 0.1, 0.4, 0.8};

    grows(cancer, rates, 0.005, FeatureNoise::new);
    grows(cancer, rates, 0.005, rate -> gaussian(rate, 3));
    grows(cancer, rates, 0.005, rate -> new FeatureShift(rate, 3));
    grows(
        cancer,
        new double[] {0, 0.4, 0.8},
        0.003,
        rate -> new MissingBurst(rate, Pattern.SCATTERED));
  }

  private static void grows(
      Harm harm, double[] rates, double margin, DoubleFunction<Attack> attack) {
    double clean = harm.accuracy(new Clean());
    double before = 1;
    for (double rate : rates) {
      double accuracy = harm.accuracy(attack.apply(rate));
      if (rate == 0) {
        assertThat(accuracy).isEqualTo(clean);
      }
      assertThat(accuracy).as("%s", attack.apply(rate)).isLessThan(before - margin);
      before = accuracy;
    }
  }

  /** In rows sorted by class a burst takes a part of one class away. */
  @Test
  void aBurstInSortedRowsHarmsMoreThanScatteredGaps() {
    Harm sorted = new Harm(Datasets.breastCancer(), Learners.LOGISTIC, 10);

    assertThat(sorted.accuracy(new Sorted(new MissingBurst(0.3, Pattern.BURST))))
        .isLessThan(sorted.accuracy(new Sorted(new MissingBurst(0.3, Pattern.SCATTERED))) - 0.01);
  }

  private record Sorted(Attack attack) implements Attack {
    @Override
    public Poisoned poison(Dataset clean, Seed seed) {
      int[] order =
          IntStream.range(0, clean.classCount())
              .flatMap(code -> Arrays.stream(clean.labels().rowsOf(code)))
              .toArray();
      return attack.poison(clean.select(order), seed);
    }

    @Override
    public Budget budget() {
      return attack.budget();
    }

    @Override
    public Traits traits() {
      return attack.traits();
    }
  }
}
