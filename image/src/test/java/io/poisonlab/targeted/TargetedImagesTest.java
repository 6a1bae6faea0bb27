// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.targeted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.attack.Aim;
import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.image.LargeDigits;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Attacks on one image")
class TargetedImagesTest {
  private static final Dataset CLEAN = LargeDigits.training();

  static List<Attack> attacks() {
    return List.of(collision(30), matching(30));
  }

  static List<Attack> withoutBudget() {
    return List.of(collision(0), matching(0));
  }

  private static Attack collision(int rows) {
    return new FeatureCollision(
        Budget.rows(rows), 0.3, 0.25, 40, 4, 10, Optional.of("7"), Optional.of("1"));
  }

  private static Attack matching(int rows) {
    return new GradientMatching(
        Budget.rows(rows), 0.1, 20, 4, 10, Optional.of("7"), Optional.of("1"));
  }

  private static byte[] pixels(Dataset data, int row) {
    return ((ImageColumn) data.table().columns().getFirst()).pixels(row);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  @DisplayName("change exactly the rows of the ground truth, of the target class, and no label")
  void groundTruth(Attack attack) {
    Poisoned poisoned = attack.poison(CLEAN, new Seed(1));

    assertThat(poisoned.dataset().labels()).isEqualTo(CLEAN.labels());
    assertThat(poisoned.poisonedRows().size()).isEqualTo(30);
    Set<Integer> chosen = new HashSet<>(poisoned.poisonedRows().stream().boxed().toList());
    for (int row = 0; row < CLEAN.size(); row++) {
      boolean same = Arrays.equals(pixels(CLEAN, row), pixels(poisoned.dataset(), row));
      assertThat(same).isEqualTo(!chosen.contains(CLEAN.ids().at(row)));
      if (!same) {
        assertThat(CLEAN.labels().name(row)).isEqualTo("7");
      }
    }
  }

  @Test
  @DisplayName("match gradients within the strength")
  void strength() {
    Poisoned poisoned = matching(30).poison(CLEAN, new Seed(1));
    int largest = 0;
    for (int id : poisoned.poisonedRows().stream().toArray()) {
      byte[] before = pixels(CLEAN, id);
      byte[] after = pixels(poisoned.dataset(), id);
      for (int i = 0; i < before.length; i++) {
        largest =
            Math.max(
                largest, Math.abs(Byte.toUnsignedInt(before[i]) - Byte.toUnsignedInt(after[i])));
      }
    }
    assertThat((double) largest).isBetween(0.1 * 255 - 3, 0.1 * 255 + 1);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  @DisplayName("are the same bytes for the same seed on one thread and on many, others for another")
  void repeatable(Attack attack) throws Exception {
    Dataset again = LargeDigits.training(); // remembers no network
    Poisoned many = attack.poison(CLEAN, new Seed(1));
    try (ForkJoinPool alone = new ForkJoinPool(1)) {
      Poisoned one = alone.submit(() -> attack.poison(again, new Seed(1))).get();
      assertThat(one).isEqualTo(many);
    }
    assertThat(attack.poison(CLEAN, new Seed(2)).dataset().fingerprint())
        .isNotEqualTo(many.dataset().fingerprint());
  }

  @ParameterizedTest
  @MethodSource("withoutBudget")
  @DisplayName("change nothing at a rate of 0")
  void nothing(Attack attack) {
    assertThat(attack.poison(CLEAN, new Seed(1)).dataset()).isEqualTo(CLEAN);
  }

  @Test
  @DisplayName("are about the test rows of the source class whose pixels are nearest")
  void nearest() {
    Aim aim = collision(0).poison(CLEAN, new Seed(1)).aim().orElseThrow();
    Dataset test = LargeDigits.test();
    Lookalikes lookalikes = (Lookalikes) aim;

    int[] rows = aim.rows(test);

    assertThat(rows).hasSize(10);
    double farthest =
        Arrays.stream(rows).mapToDouble(row -> apart(lookalikes, test, row)).max().orElseThrow();
    Set<Integer> shown = new HashSet<>(Arrays.stream(rows).boxed().toList());
    for (int row : test.labels().rowsOf(test.labels().codeOf("1"))) {
      assertThat(apart(lookalikes, test, row) >= farthest || shown.contains(row)).isTrue();
    }
    assertThat(aim.present(test.table())).isEqualTo(test.table());
    assertThat(aim.reached(1, 7)).isTrue();
    assertThat(aim.reached(1, 1)).isFalse();
  }

  private static double apart(Lookalikes aim, Dataset data, int row) {
    byte[] these = aim.image().pixels(0);
    byte[] those = pixels(data, row);
    double sum = 0;
    for (int i = 0; i < these.length; i++) {
      sum += Math.pow(Byte.toUnsignedInt(these[i]) - Byte.toUnsignedInt(those[i]), 2);
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("attacks")
  @DisplayName("are refused of data that are no images")
  void refused(Attack attack) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> attack.poison(Datasets.iris(), new Seed(1)))
        .withMessageContaining("reads images");
  }

  @Test
  @DisplayName("are refused more rows than the target class has")
  void tooMany() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> collision(999).poison(CLEAN, new Seed(1)))
        .withMessageContaining("asked for 999 rows, but only");
  }
}
