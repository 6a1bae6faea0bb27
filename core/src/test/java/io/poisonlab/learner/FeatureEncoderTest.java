// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureEncoderTest {
  private static final int NONE = NominalColumn.MISSING;

  @Test
  void missingNumbersBecomeTheMean() {
    Table table = Table.of(NumericColumn.of("x", true, 1, Double.NaN, 3, 8));
    assertThat(FeatureEncoder.fit(table, false).encode(table))
        .isDeepEqualTo(new double[][] {{1}, {4}, {3}, {8}});
  }

  @Test
  void standardisingUsesThePopulationsDeviation() {
    Table table =
        Table.of(NumericColumn.of("x", false, 1, 3), NumericColumn.of("flat", false, 7, 7));
    assertThat(FeatureEncoder.fit(table, true).encode(table))
        .isDeepEqualTo(new double[][] {{-1, 0}, {1, 0}});
  }

  /** A thousand times 0.1 has a mean and a deviation that rounding made. */
  @Test
  void aConstantColumnIsNotScaledByWhatRoundingLeaves() {
    double[] tenths = new double[1000];
    Arrays.fill(tenths, 0.1);
    FeatureEncoder encoder =
        FeatureEncoder.fit(Table.of(NumericColumn.of("flat", false, tenths)), true);

    assertThat(encoder.encode(Table.of(NumericColumn.of("flat", false, 0.1, 1.1))))
        .isDeepEqualTo(new double[][] {{0}, {1.1 - 0.1}});
  }

  @Test
  void standardisingCountsImputedValuesAsTheMean() {
    // deviation of 0, 2, 4 and the imputed 2: the root of (4 + 0 + 4 + 0) / 4
    Table table = Table.of(NumericColumn.of("x", true, 0, 2, 4, Double.NaN));
    double scaled = 2 / Math.sqrt(2);
    assertThat(FeatureEncoder.fit(table, true).encode(table))
        .isDeepEqualTo(new double[][] {{-scaled}, {0}, {scaled}, {0}});
  }

  @Test
  void categoriesOfTheTrainingRowsBecomeOneValueEach() {
    List<String> categories = List.of("a", "b", "c");
    FeatureEncoder encoder =
        FeatureEncoder.fit(Table.of(NominalColumn.of("n", false, categories, 0, 2, 2)), false);
    assertThat(encoder.width()).isEqualTo(2);
    // other tables may list other categories in another order
    Table other = Table.of(NominalColumn.of("n", false, List.of("c", "new", "a", "b"), 0, 1, 2, 3));
    assertThat(encoder.encode(other))
        .isDeepEqualTo(new double[][] {{0, 1}, {0, 0}, {1, 0}, {0, 0}});
  }

  @Test
  void aMissingCategoryBecomesTheMostFrequentTheFirstOfEquals() {
    Table table =
        Table.of(NominalColumn.of("n", true, List.of("a", "b", "c"), 2, 1, 1, 2, NONE, 0));
    assertThat(FeatureEncoder.fit(table, false).encode(table)[4]).containsExactly(0, 1, 0);
  }

  @Test
  void pythonsWordsForMissingCountAsMissingUnlessTheyAreCategories() {
    Table training =
        Table.of(NominalColumn.of("n", true, List.of("None", "b", "c"), 0, 1, 1, NONE));
    FeatureEncoder encoder = FeatureEncoder.fit(training, false);
    Table words =
        Table.of(
            NominalColumn.of(
                "n", true, List.of("None", "", "nan", "NaN", "<NA>", "null"), 0, 1, 2, 3, 4, 5));
    assertThat(encoder.encode(words))
        .isDeepEqualTo(new double[][] {{1, 0}, {0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 0}});
  }

  @Test
  void columnsWithoutAnyValue() {
    Table table =
        Table.of(
            NumericColumn.of("x", true, Double.NaN, Double.NaN),
            NominalColumn.of("n", true, List.of("a"), NONE, NONE));
    assertThat(FeatureEncoder.fit(table, false).encode(table))
        .isDeepEqualTo(new double[][] {{0}, {0}});
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            FeatureEncoder.fit(Table.of(NominalColumn.of("n", true, List.of("a"), NONE)), false))
        .withMessageContaining("hold no value in the training rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureEncoder.fit(table.select(new int[0]), false))
        .withMessageContaining("one row or more");
  }

  @Test
  void columnsAreFoundByNameInAnyOrder() {
    NumericColumn a = NumericColumn.of("a", false, 1);
    NumericColumn b = NumericColumn.of("b", false, 2);
    FeatureEncoder encoder = FeatureEncoder.fit(Table.of(a, b), false);
    assertThat(encoder.encode(Table.of(b, a))).isDeepEqualTo(new double[][] {{1, 2}});
  }

  @Test
  void otherColumnsAreRefusedInWords() {
    NumericColumn x = NumericColumn.of("x", false, 1);
    FeatureEncoder encoder = FeatureEncoder.fit(Table.of(x), false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encode(Table.of(NumericColumn.of("y", false, 1))))
        .withMessage("the model reads the feature columns [x], found [y]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encode(Table.of(x, NumericColumn.of("y", false, 1))))
        .withMessage("the model reads the feature columns [x], found [x, y]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encode(Table.of(NominalColumn.of("x", false, List.of("a"), 0))))
        .withMessageContaining("reads numeric values, found nominal values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encode(Table.of(NumericColumn.of("x", true, 1, Double.NaN))))
        .withMessageContaining("\"x\", row 1: the value is missing");
  }

  @Test
  void aNullableColumnWithoutGapsIsFine() {
    FeatureEncoder encoder = FeatureEncoder.fit(Table.of(NumericColumn.of("x", false, 1)), false);
    assertThat(encoder.encode(Table.of(NumericColumn.of("x", true, 5))))
        .isDeepEqualTo(new double[][] {{5}});
  }
}
