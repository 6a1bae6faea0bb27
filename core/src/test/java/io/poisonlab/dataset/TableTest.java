// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tables, columns, labels and row ids")
class TableTest {
  private static final NumericColumn X = NumericColumn.of("x", false, 1, 2, 3);

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refuseWhatTheyCannotHold() {
    refused(() -> NumericColumn.of("x", false, 1, Double.NaN), "column \"x\", row 1: found NaN");
    refused(
        () -> NumericColumn.of("x", true, Double.NaN, Double.NEGATIVE_INFINITY),
        "row 1: found -Infinity, allowed are finite numbers and missing values");
    refused(
        () -> NominalColumn.of("c", false, List.of("p"), 0, -1),
        "row 1: found category code -1, allowed are 0 to 0");
    refused(() -> NominalColumn.of("c", true, List.of("p"), 1), "found category code 1");
    refused(() -> NominalColumn.of("c", true, List.of("p", "p"), 1), "must be different texts");
    refused(() -> Labels.of("y", List.of(""), 0), "none empty");
    refused(() -> Labels.of("y", List.of("a"), 1), "found class code 1, allowed are 0 to 0");
    refused(() -> Labels.of("y", List.of("a", "a"), 1), "must be different texts");
    refused(() -> RowIds.of(3, -1), "row ids must be 0 or more, found -1");
    refused(() -> new Table(List.of()), "one feature column or more");
    refused(() -> Table.of(X, X), "found \"x\" twice");
    refused(() -> Table.of(X, NumericColumn.of("z", false, 1)), "found 3 rows in \"x\" and 1");
    refused(
        () -> Dataset.of("d", Table.of(X), Labels.of("y", List.of("a"), 0)),
        "found 3 feature rows, 1 labels and 1 row ids".replace("1 row ids", "3 row ids"));
    refused(() -> Table.of(X).column("w"), "no feature column \"w\"; the columns are [x]");
    refused(() -> Datasets.bundled("mnist"), "no data set is called \"mnist\"; the known ones are");
  }

  @Test
  void keepNoArrayThatACallerCanChange() {
    double[] values = {1, 2};
    NumericColumn column = NumericColumn.of("x", false, values);
    values[0] = 9;
    column.toArray()[1] = 9;
    int[] codes = {0, 1};
    Labels labels = Labels.of("y", List.of("a", "b"), codes);
    codes[0] = 1;
    labels.toArray()[1] = 0;

    assertThat(column).isEqualTo(NumericColumn.of("x", false, 1, 2));
    assertThat(labels).isEqualTo(Labels.of("y", List.of("a", "b"), 0, 1));
  }

  @Test
  void keepIdsThroughSelection() {
    Dataset iris = Datasets.iris();
    Dataset some = iris.select(new int[] {100, 7, 60}).select(new int[] {2, 0});

    assertThat(some.ids()).isEqualTo(RowIds.of(60, 100));
    assertThat(some).isEqualTo(iris.selectIds(RowIds.of(60, 100)));
    refused(() -> some.selectIds(RowIds.of(7)), "data set \"iris\" has no row with id 7");
  }

  @Test
  void bundleIrisAsFisherPublishedIt() {
    Dataset iris = Datasets.iris();

    assertThat(iris.size()).isEqualTo(150);
    assertThat(iris.labels().classes()).containsExactly("setosa", "versicolor", "virginica");
    assertThat(iris.labels().counts()).containsExactly(50, 50, 50);
    // rows 34 and 37, counted from 0, are where the UCI file deviates from Fisher's paper
    assertThat(CsvWriter.text(iris.select(new int[] {34, 37})).lines().skip(1))
        .containsExactly("4.9,3.1,1.5,0.2,setosa", "4.9,3.6,1.4,0.1,setosa");
  }
}
