// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.attack.BoundaryFlip.Place;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.GaussianNaiveBayesLearner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A boundary flip")
class BoundaryFlipTest {
  /** Two classes on a line, the boundary near 5.5; the row at 9 is on the wrong side. */
  private static final Dataset LINE =
      Dataset.of(
          "line",
          Table.of(NumericColumn.of("x", false, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 9)),
          Labels.of("y", List.of("low", "high"), 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0));

  private static List<Integer> rows(Place place, int count) {
    return new BoundaryFlip(Budget.rows(count), place, new LogisticRegressionLearner(1, true))
        .poison(LINE, new Seed(1)).poisonedRows().stream().boxed().toList();
  }

  @Test
  void choosesTheRowsNearestToTheBoundary() {
    assertThat(rows(Place.NEAREST, 3)).isSubsetOf(3, 4, 5, 6, 7);
  }

  @Test
  void choosesTheRowsOfWhichTheSurrogateIsSurest() {
    assertThat(rows(Place.FARTHEST, 2)).containsExactly(0, 9);
    // flipping the mislabelled row would mend it: it comes last
    assertThat(rows(Place.FARTHEST, 10)).doesNotContain(10);
  }

  @Test
  void takesTheClassOnTheOtherSide() {
    double[] x = {0, 0.5, 1, 9, 10, 11, 20, 21, 22};
    Dataset three =
        Dataset.of(
            "three",
            Table.of(NumericColumn.of("x", false, x)),
            Labels.of("y", List.of("never", "low", "middle", "high"), 1, 1, 1, 2, 2, 2, 3, 3, 3));

    Labels after = new BoundaryFlip(1, Place.NEAREST).poison(three, new Seed(1)).dataset().labels();

    assertThat(after.counts()[0]).isZero();
    assertThat(List.of(after.name(0), after.name(1), after.name(2))).containsOnly("middle");
    assertThat(List.of(after.name(6), after.name(7), after.name(8))).containsOnly("middle");
    assertThat(after.name(3)).isEqualTo("low");
    assertThat(after.name(5)).isEqualTo("high");
  }

  @Test
  void asksTheSurrogateThatItIsGiven() {
    Dataset iris = Datasets.iris();
    Attack bayes =
        new BoundaryFlip.Provider()
            .create(Map.of("fraction", 0.1, "surrogate", "gaussian-naive-bayes"));

    assertThat(bayes)
        .isEqualTo(
            new BoundaryFlip(
                Budget.fraction(0.1), Place.FARTHEST, new GaussianNaiveBayesLearner()));
    assertThat(bayes.poison(iris, new Seed(1)).poisonedRows())
        .isNotEqualTo(
            new BoundaryFlip(0.1, Place.FARTHEST).poison(iris, new Seed(1)).poisonedRows());
  }

  @Test
  void prefersTheFirstOfEquals() {
    Dataset same =
        Dataset.of(
            "same",
            Table.of(NumericColumn.of("x", false, 1, 1, 1, 1, 2, 2, 2, 2)),
            Labels.of("y", List.of("a", "b"), 0, 0, 0, 0, 1, 1, 1, 1));
    for (Place place : Place.values()) {
      assertThat(
              new BoundaryFlip(Budget.rows(8), place, new LogisticRegressionLearner(1))
                  .poison(same, new Seed(1)).poisonedRows().stream())
          .hasSize(8);
    }
    Dataset constant = same.withTable(Table.of(NumericColumn.of("x", false, new double[8])));
    assertThat(
            new BoundaryFlip(Budget.rows(3), Place.NEAREST, new LogisticRegressionLearner(1))
                .poison(constant, new Seed(1)).poisonedRows().stream())
        .containsExactly(0, 1, 2);
  }

  @Test
  void needsTwoClassesOnlyWhereItFlips() {
    Dataset one = LINE.select(new int[] {0, 1, 2});

    assertThat(new BoundaryFlip(0, Place.NEAREST).poison(one, new Seed(1)).dataset())
        .isEqualTo(one);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoundaryFlip(1, Place.NEAREST).poison(one, new Seed(1)))
        .withMessageContaining("one class only, \"low\"");
  }
}
