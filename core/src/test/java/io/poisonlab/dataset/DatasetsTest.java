// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@DisplayName("A bundled data set")
class DatasetsTest {
  static List<String> names() {
    return Datasets.names();
  }

  /** Those that others have published. */
  static List<String> published() {
    return names().stream().filter(name -> !name.equals("sentiment-example")).toList();
  }

  /** Those of numbers and names, for which a peer has said what they hold. */
  static List<String> tables() {
    return published().stream().filter(name -> !name.equals("movie-sentences")).toList();
  }

  @Test
  void hasANameOfItsOwn() {
    assertThat(names()).hasSizeGreaterThanOrEqualTo(4).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("tables")
  @DisplayName("holds the very values that scikit-learn and palmerpenguins give")
  void equalsItsPeer(String name) throws IOException {
    Dataset data = Datasets.bundled(name);
    JsonNode golden = golden().path("data").path(name);

    assertThat(data.size()).isEqualTo(golden.path("rows").asInt()).isPositive();
    assertThat(data.table().names())
        .containsExactlyElementsOf(golden.path("columns").propertyNames());
    assertThat(data.labels().target()).isEqualTo(golden.path("target").asString());
    checkWords(row -> data.labels().name(row), data.size(), golden.path("classes"));
    for (Column column : data.table().columns()) {
      JsonNode expected = golden.path("columns").path(column.name());
      switch (column) {
        case NumericColumn numbers -> checkNumbers(numbers, expected);
        case NominalColumn _, TextColumn _, ImageColumn _ ->
            checkWords(column::text, column.size(), expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  @DisplayName("says where it comes from, under which licence, and what its file's SHA-256 is")
  void hasFacts(String name) {
    DatasetFacts facts = Datasets.facts(name);

    assertThat(facts.name()).isEqualTo(name);
    assertThat(facts.title()).isNotBlank();
    assertThat(facts.citation()).isNotBlank();
    assertThat(facts.source()).contains("https://doi.org/");
    assertThat(facts.licence()).matches("CC.*|MIT");
  }

  @ParameterizedTest
  @MethodSource("names")
  @DisplayName("is found again by its source")
  void hasASource(String name) {
    Dataset data = Datasets.bundled(name);

    assertThat(data.source()).isEqualTo(new Source(Source.Kind.BUNDLED, name));
    assertThat(Datasets.bundled(data.source().location())).isEqualTo(data);
  }

  @Test
  @DisplayName("takes nominal columns and those with missing values from its facts")
  void penguins() {
    Table table = Datasets.penguins().table();

    assertThat(table.columns().stream().filter(NominalColumn.class::isInstance).map(Column::name))
        .containsExactly("island", "sex", "year");
    assertThat(table.columns().stream().filter(Column::nullable).map(Column::name))
        .containsExactly(
            "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "sex");
    assertThat(IntStream.range(0, table.size()).filter(table.column("sex")::isMissing).count())
        .isEqualTo(11);
  }

  @Test
  void unknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> Datasets.bundled("irish"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no data set is called \"irish\"; the known ones are"
                + " [iris, breast-cancer, digits, penguins, movie-sentences, sentiment-example]");
  }

  private static void checkNumbers(NumericColumn column, JsonNode expected) throws IOException {
    double[] values = column.toArray();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (double value : values) {
        out.writeDouble(value);
      }
    }
    double sum = Arrays.stream(values).filter(Double::isFinite).sum();
    assertThat(sum).as(column.name()).isCloseTo(expected.path("sum").asDouble(), within(1e-9));
    assertThat(Arrays.stream(values).filter(Double::isNaN).count())
        .as(column.name())
        .isEqualTo(expected.path("missing").asInt());
    assertThat(Fingerprint.of(bytes.toByteArray()).sha256())
        .as(column.name())
        .isEqualTo(expected.path("sha256").asString());
  }

  private static void checkWords(IntFunction<String> word, int rows, JsonNode expected) {
    List<String> words = IntStream.range(0, rows).mapToObj(word).toList();
    assertThat(Fingerprint.of(String.join("\n", words).getBytes(StandardCharsets.UTF_8)).sha256())
        .isEqualTo(expected.path("sha256").asString());
    assertThat(new HashSet<>(words))
        .containsExactlyInAnyOrderElementsOf(expected.path("counts").propertyNames());
  }

  private static JsonNode golden() throws IOException {
    try (InputStream in = DatasetsTest.class.getResourceAsStream("bundled.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
