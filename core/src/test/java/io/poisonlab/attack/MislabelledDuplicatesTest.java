// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Split;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.random.Seed;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Mislabelled duplicates")
class MislabelledDuplicatesTest {
  private static final Dataset IRIS = Datasets.iris();

  /** The rows as texts, so that equal rows are equal. */
  private static List<String> rows(Dataset data) {
    return IntStream.range(0, data.size())
        .mapToObj(row -> data.table().columns().stream().map(c -> c.text(row)).toList().toString())
        .toList();
  }

  private static Dataset added(MislabelledDuplicates attack) {
    Poisoned poisoned = attack.poison(IRIS, new Seed(4));
    return poisoned.dataset().selectIds(poisoned.poisonedRows());
  }

  @Test
  void areCopiesWithEveryOtherClass() {
    Dataset added = added(new MislabelledDuplicates(0.6));
    List<String> known = rows(IRIS);
    List<String> copies = rows(added);
    Set<List<Integer>> flips = new HashSet<>();

    for (int i = 0; i < added.size(); i++) {
      int first = known.indexOf(copies.get(i));
      int last = known.lastIndexOf(copies.get(i));
      assertThat(first).isNotNegative();
      if (IRIS.labels().code(first) == IRIS.labels().code(last)) {
        assertThat(added.labels().code(i)).isNotEqualTo(IRIS.labels().code(first));
        flips.add(List.of(IRIS.labels().code(first), added.labels().code(i)));
      }
    }
    assertThat(added.size()).isEqualTo(90);
    assertThat(flips).hasSize(6);
  }

  @Test
  @DisplayName("copy every row once before one is copied twice")
  void takeTurns() {
    MislabelledDuplicates attack =
        new MislabelledDuplicates(Budget.rows(120), List.of("versicolor"), Optional.of("setosa"));
    Dataset added = added(attack);
    List<String> copies = rows(added);
    List<String> versicolor = rows(IRIS.select(IRIS.labels().rowsOf(1)));

    assertThat(added.labels().counts()).containsExactly(120, 0, 0);
    assertThat(copies.subList(0, 50)).containsExactlyInAnyOrderElementsOf(versicolor);
    assertThat(copies.subList(50, 100)).containsExactlyInAnyOrderElementsOf(versicolor);
    assertThat(versicolor).containsAll(copies.subList(100, 120));
  }

  @Test
  void makeAModelForgetTheSourceClass() {
    double clean = 0;
    double poisoned = 0;
    for (long seed = 0; seed < 5; seed++) {
      clean += recall(0, seed) / 5;
      poisoned += recall(80, seed) / 5;
    }

    assertThat(clean).isGreaterThan(0.85);
    assertThat(poisoned).isLessThan(0.3);
  }

  private static double recall(int rows, long seed) {
    Split split = Split.stratified(IRIS, 0.3, new Seed(seed));
    MislabelledDuplicates attack =
        new MislabelledDuplicates(
            Budget.rows(rows), List.of("versicolor"), Optional.of("virginica"));
    Dataset train = attack.poison(split.train(), new Seed(seed)).dataset();
    return Evaluation.of(
            split.test().labels(),
            new LogisticRegressionLearner(1)
                .train(train, new Seed(seed))
                .predict(split.test().table()))
        .confusion()
        .recall(1);
  }

  @Test
  void sayWhatTheyCannotDo() {
    Dataset setosa = IRIS.select(IRIS.labels().rowsOf(0));

    assertThatThrownBy(() -> attack(List.of("setosa"), "setosa"))
        .hasMessageContaining("must not be among the source classes");
    assertThatThrownBy(() -> attack(List.of("rose"), "setosa").poison(IRIS, new Seed(1)))
        .hasMessageContaining("no class \"rose\"");
    assertThatThrownBy(() -> attack(List.of("virginica"), "setosa").poison(setosa, new Seed(1)))
        .hasMessageContaining("needs rows of two classes or more");
  }

  private static MislabelledDuplicates attack(List<String> sources, String target) {
    return new MislabelledDuplicates(Budget.rows(1), sources, Optional.of(target));
  }
}
