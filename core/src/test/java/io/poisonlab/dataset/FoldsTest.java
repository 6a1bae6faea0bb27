// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.random.Seed;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Stratified folds")
class FoldsTest {
  @Test
  void holdAsManyRowsOfEachClassAsThoseOfScikitLearn() throws IOException {
    JsonNode cases = SplitTest.golden().path("folds");
    assertThat(cases.size()).isGreaterThan(20);
    for (JsonNode golden : cases) {
      Dataset data = RandomData.withClassCounts(SplitTest.numbers(golden.path("counts")));
      List<Split> splits = Folds.stratified(data, golden.path("k").asInt(), new Seed(5));
      for (int fold = 0; fold < splits.size(); fold++) {
        assertThat(splits.get(fold).test().labels().counts())
            .as("%s, fold %d", golden, fold)
            .isEqualTo(SplitTest.numbers(golden.path("tests").get(fold)));
      }
    }
  }

  @Test
  void testEveryRowOnceAndTrainOnTheOthers() {
    Dataset iris = Datasets.iris();
    List<Split> splits = Folds.stratified(iris, 7, new Seed(2));

    assertThat(splits.stream().flatMapToInt(split -> split.test().ids().stream()).sorted())
        .containsExactly(iris.ids().stream().boxed().toArray(Integer[]::new));
    assertThat(splits)
        .allSatisfy(split ->
            assertThat(
                    IntStream.concat(split.train().ids().stream(), split.test().ids().stream())
                        .sorted())
                .containsExactly(iris.ids().stream().boxed().toArray(Integer[]::new)));
  }

  @Test
  void dependOnTheSeedOnly() {
    assertThat(Folds.stratified(Datasets.iris(), 5, new Seed(1)))
        .isEqualTo(Folds.stratified(Datasets.iris(), 5, new Seed(1)))
        .isNotEqualTo(Folds.stratified(Datasets.iris(), 5, new Seed(2)));
  }

  @Test
  void needARowOfEachClassInEachFold() {
    assertThatThrownBy(() -> Folds.stratified(RandomData.withClassCounts(9, 2), 3, new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "class \"class1\" of data set \"counted\" has 2 rows, fewer than the 3 folds; ask for"
                + " fewer folds");
    assertThatThrownBy(() -> Folds.stratified(Datasets.iris(), 1, new Seed(1)))
        .hasMessage("folds must be in [2, 1000], found 1");
  }

  @Test
  void passOverAClassWithoutRows() {
    Dataset data = RandomData.withClassCounts(4, 0, 4);

    assertThat(Folds.stratified(data, 4, new Seed(1))).hasSize(4);
    assertThat(Folds.smallestClass(data.labels())).isEqualTo(4);
  }
}
