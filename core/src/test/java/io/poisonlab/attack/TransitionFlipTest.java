// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A transition flip")
class TransitionFlipTest {
  private static final Dataset IRIS = Datasets.iris();

  /** Returns how often each class became each other one over many seeds. */
  private static int[][] counts(TransitionFlip flip, int seeds) {
    int[][] counts = new int[3][3];
    for (long seed = 0; seed < seeds; seed++) {
      Labels after = flip.poison(IRIS, new Seed(seed)).dataset().labels();
      for (int row = 0; row < IRIS.size(); row++) {
        counts[IRIS.labels().code(row)][after.code(row)]++;
      }
    }
    return counts;
  }

  @Test
  void drawsTheNewClassInProportionToTheWeights() {
    int[][] counts =
        counts(
            new TransitionFlip(0.2, "setosa>virginica=3", "setosa>versicolor", "virginica>setosa"),
            200);
    int flipped = 200 * 30;
    // uniform over the rows of both source classes, whatever their weights
    assertThat(counts[0][1] + counts[0][2]).isBetween(flipped / 2 - 200, flipped / 2 + 200);
    assertThat(counts[2][0]).isEqualTo(flipped - counts[0][1] - counts[0][2]);
    assertThat(counts[2][1]).isZero();
    assertThat(counts[1][1]).isEqualTo(200 * 50);
    double share = counts[0][2] / (double) (counts[0][1] + counts[0][2]);
    assertThat(share).isBetween(0.75 - 0.04, 0.75 + 0.04);
  }

  @Test
  void letsALaterTransitionOverrideAnEarlierOne() {
    int[][] counts = counts(new TransitionFlip(1, "*>*", "setosa>versicolor=0"), 20);

    assertThat(counts[0][1]).isZero();
    assertThat(counts[0][2]).isEqualTo(20 * 50);
    assertThat(counts[1][0]).isBetween(400, 600);
    assertThat(counts[1][1]).isZero();
  }

  @Test
  void mayTakeAShareOfTheSourceClasses() {
    Budget half = Budget.fraction(0.5, Denominator.CLASS);
    TransitionFlip flip = new TransitionFlip(half, List.of("setosa>*"));

    assertThat(flip.attackable(IRIS)).isEqualTo(50);
    assertThat(flip.poison(IRIS, new Seed(1)).poisonedRows().size()).isEqualTo(25);
    assertThat(new TransitionFlip(0.1, "setosa>*").attackable(IRIS)).isEqualTo(150);
  }

  @Test
  void findsClassesWhoseNamesHoldItsSigns() {
    Dataset adult =
        Dataset.of(
            "adult",
            Table.of(NumericColumn.of("x", false, 1, 2, 3, 4)),
            Labels.of("income", List.of("<=50K", ">50K", "a>b=2"), 0, 1, 1, 2));

    for (String up : List.of("<=50K>>50K", "<=50K>>50K=2")) {
      assertThat(
              new TransitionFlip(Budget.rows(1), List.of(up))
                  .poison(adult, new Seed(1))
                  .dataset()
                  .labels()
                  .toArray())
          .containsExactly(1, 1, 1, 2);
    }
    assertThat(
            new TransitionFlip(Budget.rows(2), List.of(">50K><=50K=0.5"))
                .poison(adult, new Seed(1))
                .dataset()
                .labels()
                .toArray())
        .containsExactly(0, 0, 0, 2);
    assertThat(
            new TransitionFlip(Budget.rows(3), List.of("<=50K>a>b=2", ">50K>a>b=2=7"))
                .poison(adult, new Seed(1))
                .dataset()
                .labels()
                .toArray())
        .containsExactly(2, 2, 2, 2);
  }

  @Test
  void isReadFromOneTextOrAList() {
    TransitionFlip.Provider provider = new TransitionFlip.Provider();
    TransitionFlip expected =
        new TransitionFlip(Budget.fraction(0.1), List.of("setosa>virginica=2", "*>setosa"));

    for (Object written :
        List.of("setosa>virginica=2, *>setosa", List.of("setosa>virginica=2", "*>setosa"))) {
      assertThat(provider.create(Map.of("fraction", 0.1, "transitions", written)))
          .isEqualTo(expected);
    }
    assertThat(provider.create(Description.of(expected).settings())).isEqualTo(expected);
  }

  @Test
  void isALabelFlipWhereNothingElseIsSaid() {
    Attack attack = new TransitionFlip.Provider().create(Map.of("fraction", 0.2));
    int[][] counts = counts((TransitionFlip) attack, 100);
    for (int from = 0; from < 3; from++) {
      assertThat(counts[from][(from + 1) % 3]).isBetween(400, 600);
      assertThat(counts[from][(from + 2) % 3]).isBetween(400, 600);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"setosa", "setosa>", ">setosa", ""})
  void saysHowATransitionIsWritten(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TransitionFlip(0.1, text))
        .withMessageContaining("must be written from>to or from>to=weight, found [" + text + "]")
        .withMessageContaining("quote");
  }

  @ParameterizedTest
  @ValueSource(strings = {"setosa>rose", "rose>setosa", "setosa>rose=2", "setosa >virginica"})
  void saysWhichClassesThereAre(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TransitionFlip(0.1, text).poison(IRIS, new Seed(1)))
        .withMessageContaining(
            "transition \"%s\" must be from>to or from>to=weight between two of the classes"
                    .formatted(text)
                + " [setosa, versicolor, virginica], or * for every class");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "NaN", "Infinity", ""})
  void saysWhichWeightsAreAllowed(String weight) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new TransitionFlip(0.1, "setosa>virginica=" + weight).poison(IRIS, new Seed(1)))
        .withMessageContaining("the weight must be a number, 0 or more, found \"" + weight + "\"");
  }

  @Test
  void changesEveryRowThatItChooses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TransitionFlip(0.1, "setosa>setosa=0.9").poison(IRIS, new Seed(1)))
        .withMessageContaining("leads from a class to itself");
  }

  @Test
  void saysHowManyRowsThereAreWhereTheBudgetIsTooLarge() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TransitionFlip(0.5, "setosa>virginica").poison(IRIS, new Seed(1)))
        .withMessageContaining("asked for 75 flipped labels")
        .withMessageContaining("[setosa>virginica] start from has 50 of the 150 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TransitionFlip(0.1, "*>*=0").poison(IRIS, new Seed(1)))
        .withMessageContaining("has 0 of the 150 rows");
  }
}
