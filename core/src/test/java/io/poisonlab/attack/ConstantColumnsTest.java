// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.attack.FeatureNoise.Noise;
import io.poisonlab.attack.OutlierInjection.Kind;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Attacks on columns of one value")
class ConstantColumnsTest {
  private static final int ROWS = 60;
  private static final Seed SEED = new Seed(5);
  private static final NumericColumn RAMP =
      NumericColumn.of("ramp", false, IntStream.range(0, ROWS).asDoubleStream().toArray());

  /** A value whose sums round, and one whose sums do not. */
  private static NumericColumn constant(String name, double value) {
    double[] values = new double[ROWS];
    Arrays.fill(values, value);
    return NumericColumn.of(name, false, values);
  }

  private static Dataset of(Table table) {
    int[] codes = IntStream.range(0, table.size()).map(row -> row % 3 % 2).toArray();
    return Dataset.of("constants", table, Labels.of("y", List.of("a", "b"), codes));
  }

  private static Dataset constants() {
    return of(
        Table.of(
            constant("tenth", 0.1),
            constant("two", 2),
            NominalColumn.of("word", false, List.of("p"), new int[ROWS])));
  }

  private static List<Attack> movers() {
    Budget half = Budget.fraction(0.5);
    return List.of(
        new FeatureShift(0.5, 3),
        new FeatureNoise(half, List.of(), Noise.GAUSSIAN, 1),
        new FeatureNoise(0.5),
        new OutlierInjection(half, Kind.BOX, 3),
        new OutlierInjection(half, Kind.SIGMA, 3),
        new OutlierInjection(half, Kind.SCALED, 3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 2})
  void stayAsTheyAreToTheLastBitBesideOneThatVaries(double value) {
    Dataset clean = of(Table.of(constant("same", value), RAMP));
    for (Attack attack : movers()) {
      Table after = attack.poison(clean, SEED).dataset().table();
      assertThat(Arrays.stream(((NumericColumn) after.column("same")).toArray()).distinct())
          .as("%s", attack)
          .containsExactly(value);
      assertThat(after.column("ramp")).isNotEqualTo(RAMP);
    }
  }

  @ParameterizedTest
  @MethodSource("movers")
  void areRefusedWhereNoneVaries(Attack attack) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> attack.poison(constants(), SEED))
        .withMessageEndingWith(
            " would change nothing: no column that it can change has two different values, in"
                + " [tenth, two, word]; take data that vary");
  }

  @Test
  void areRefusedWhereOnlyTheyAreNamed() {
    Dataset clean = of(Table.of(constant("same", 0.1), RAMP));
    Budget budget = Budget.fraction(0.5);
    for (Attack attack :
        List.of(
            new FeatureShift(budget, List.of("same"), 3),
            new FeatureNoise(budget, List.of("same")),
            new FeatureNoise(budget, List.of("same"), Noise.GAUSSIAN, 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> attack.poison(clean, SEED))
          .withMessageEndingWith("in [same]; name columns that vary");
    }
  }

  @Test
  void areNoErrorWhereNothingIsAskedFor() {
    for (Attack attack :
        List.of(
            new FeatureShift(0, 3),
            new FeatureNoise(0),
            new OutlierInjection(Budget.rows(0), Kind.BOX, 3))) {
      assertThat(attack.poison(constants(), SEED).dataset()).isEqualTo(constants());
    }
  }

  @Test
  void canBeFilledWhereValuesAreMissing() {
    double[] gaps = new double[ROWS];
    Arrays.setAll(gaps, row -> row % 2 == 0 ? 7 : Double.NaN);
    Dataset clean = of(Table.of(NumericColumn.of("gaps", true, gaps)));

    assertThat(new FeatureNoise(0.5).poison(clean, SEED).dataset()).isNotEqualTo(clean);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureShift(0.5, 3).poison(clean, SEED))
        .withMessageContaining("feature-shift would change nothing");
  }

  /**
   * Not on the line between classes, and no trigger, whatever the means of equal values round to.
   */
  @Test
  void tellNothingOfTheClass() {
    Dataset clean = of(Table.of(constant("same", 0.1), constant("other", 0.3)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InjectedCluster(Budget.rows(6)).poison(clean, SEED))
        .withMessageContaining("needs two classes whose centres differ");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new BackdoorTrigger.Provider().create(Map.of("rows", 6)).poison(clean, SEED))
        .withMessageContaining("no column with two different values");
  }

  @Test
  void settingsThatChangeNothingAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureShift(0.5, 0))
        .withMessage("shift must be a finite number other than 0, found 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutlierInjection(Budget.rows(1), Kind.SCALED, 1))
        .withMessageContaining("copies of rows");
  }
}
