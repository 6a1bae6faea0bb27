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
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.learner.Feature;
import java.util.ArrayList;
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
  void textsThatNoNeighbourPlacesAreTheSurestOfANaiveBayes() {
    List<String> texts = new ArrayList<>();
    int[] codes = new int[80];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = i % 2; // each text has a neighbour of the other class with its rare words
      texts.add(
          "rare%1$d only%1$d alone%1$d %2$s"
              .formatted(i / 2, i % 2 == 0 ? "good fine" : "bad poor"));
    }
    texts.set(6, "good fine good fine good fine");
    Dataset reviews =
        Dataset.of(
            "reviews",
            Table.of(TextColumn.of("text", texts)),
            Labels.of("y", List.of("good", "bad"), codes));

    List<KnownSample> samples = KnownSample.of(reviews);

    assertThat(samples).extracting(KnownSample::expected).contains("good");
    assertThat(samples.getFirst().rowId()).isEqualTo(6);
    assertThat(KnownSample.of(almostWithoutWords())).hasSizeLessThan(2);
  }

  /** The model that is asked of the one text with words has none to learn from. */
  private static Dataset almostWithoutWords() {
    return Dataset.of(
        "empty",
        Table.of(TextColumn.of("text", List.of("a", "b", "!", "some words"))),
        Labels.of("y", List.of("a", "b"), 0, 1, 0, 1));
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
