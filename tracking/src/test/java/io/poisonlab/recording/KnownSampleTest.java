// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownSampleTest {
  private final Dataset iris = Datasets.iris();
  private final List<Feature> columns = iris.table().columns().stream().map(Feature::of).toList();

  @Test
  void thereIsOneTypicalRowOfEachClassWithItsTrueLabel() {
    List<KnownSample> samples = KnownSample.of(iris);

    assertThat(samples)
        .extracting(KnownSample::expected)
        .containsExactly("setosa", "versicolor", "virginica");
    assertThat(samples)
        .allSatisfy(
            sample -> assertThat(iris.labels().name(sample.rowId())).isEqualTo(sample.expected()));
    Column petalLength = samples.getFirst().features().column("petal_length");
    assertThat(Double.parseDouble(petalLength.text(0))).isBetween(1.3, 1.6);
  }

  @Test
  void aClassWhoseRowsMightBeOfAnotherHasNoSample() {
    double[] values = new double[60];
    int[] codes = new int[60];
    for (int i = 0; i < 60; i++) {
      values[i] = i < 20 ? 100 + i : i; // the first class lies apart, the others alternate
      codes[i] = i < 20 ? 0 : 1 + i % 2;
    }
    Dataset mixed =
        Dataset.of(
            "mixed",
            Table.of(NumericColumn.of("x", false, values)),
            Labels.of("y", List.of("apart", "even", "odd"), codes));

    assertThat(KnownSample.of(mixed)).extracting(KnownSample::expected).containsExactly("apart");
  }

  @Test
  void aClassOfOneRowHasNoSampleAndASmallOneHas() {
    Dataset few =
        Dataset.of(
            "few",
            Table.of(NumericColumn.of("x", false, 1, 2, 3, 50, 51, 99)),
            Labels.of("y", List.of("a", "b", "c"), 0, 0, 0, 1, 1, 2));

    assertThat(KnownSample.of(few)).extracting(KnownSample::expected).containsExactly("a", "b");
    assertThat(KnownSample.of(few).getFirst().rowId()).isEqualTo(1);
  }

  @Test
  void samplesReadBackEqual() {
    List<KnownSample> samples = KnownSample.of(iris);

    assertThat(KnownSample.parse(KnownSample.toJson(samples), columns)).isEqualTo(samples);
  }

  @Test
  void aSampleWithoutAColumnIsRefused() {
    String json = "[{\"row_id\": 1, \"expected\": \"setosa\", \"features\": {}}]";

    assertThatThrownBy(() -> KnownSample.parse(json, columns))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sepal_length");
  }
}
