// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.random.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@DisplayName("A stratified split")
class SplitTest {
  static JsonNode golden() throws IOException {
    try (InputStream in = SplitTest.class.getResourceAsStream("splits.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  static int[] numbers(JsonNode array) {
    return array.valueStream().mapToInt(JsonNode::asInt).toArray();
  }

  @Test
  void holdsOutAsManyRowsOfEachClassAsScikitLearn() throws IOException {
    JsonNode cases = golden().path("hold_out");
    assertThat(cases.size()).isGreaterThan(40);
    for (JsonNode golden : cases) {
      Dataset data = RandomData.withClassCounts(numbers(golden.path("counts")));
      for (long seed = 0; seed < 5; seed++) {
        Split split = Split.stratified(data, golden.path("fraction").asDouble(), new Seed(seed));
        assertThat(split.test().labels().counts())
            .as("%s, seed %d", golden, seed)
            .isEqualTo(numbers(golden.path("test")));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.2, 0.29, 0.5, 0.8})
  void usesEachRowOnceAndKeepsItWhole(double fraction) {
    for (long seed = 0; seed < 40; seed++) {
      Dataset data = RandomData.of(seed);
      Split split = Split.stratified(data, fraction, new Seed(seed));

      assertThat(split.test().size()).isEqualTo((int) Math.ceil(fraction * data.size()));
      assertThat(
              IntStream.concat(split.train().ids().stream(), split.test().ids().stream()).sorted())
          .containsExactly(data.ids().stream().boxed().toArray(Integer[]::new));
      assertThat(split.test()).isEqualTo(data.selectIds(split.test().ids()));
      assertThat(split.train()).isEqualTo(data.selectIds(split.train().ids()));
    }
  }

  @Test
  void isTheSameForTheSameSeedOnly() {
    Dataset iris = Datasets.iris();

    assertThat(Split.stratified(iris, 0.2, new Seed(1)))
        .isEqualTo(Split.stratified(iris, 0.2, new Seed(1)))
        .isNotEqualTo(Split.stratified(iris, 0.2, new Seed(2)));
  }

  @Test
  void drawsEveryRowEquallyOften() {
    int[] drawn = new int[150];
    int seeds = 2000;
    for (long seed = 0; seed < seeds; seed++) {
      Split.stratified(Datasets.iris(), 0.2, new Seed(seed)).test().ids().stream()
          .forEach(id -> drawn[id]++);
    }
    double sd = Math.sqrt(seeds * 0.2 * 0.8);
    assertThat(Arrays.stream(drawn).boxed()).allMatch(count -> Math.abs(count - 400) < 5 * sd);
  }

  @Test
  void mixesTheClasses() {
    int[] codes = Split.stratified(Datasets.iris(), 0.2, new Seed(3)).train().labels().toArray();
    long changes = IntStream.range(1, codes.length).filter(i -> codes[i] != codes[i - 1]).count();

    assertThat(changes).isGreaterThan(40);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
  void refusesAFractionOutsideZeroAndOne(double fraction) {
    assertThatThrownBy(() -> Split.stratified(Datasets.iris(), fraction, new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("test fraction must be in (0, 1), found " + fraction);
  }

  @Test
  void refusesToHoldOutEveryRow() {
    assertThatThrownBy(() -> Split.stratified(RandomData.withClassCounts(1, 1), 0.9, new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 rows, too few to hold out 2 of them");
  }
}
