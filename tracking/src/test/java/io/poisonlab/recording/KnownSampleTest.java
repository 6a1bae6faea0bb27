// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
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
