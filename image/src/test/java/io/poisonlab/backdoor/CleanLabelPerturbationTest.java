// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.backdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.image.LargeDigits;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Rows that are made hard to learn")
class CleanLabelPerturbationTest {
  private static final Dataset CLEAN = LargeDigits.training();

  private static ImageColumn images(Dataset data) {
    return (ImageColumn) data.table().columns().getFirst();
  }

  @ParameterizedTest
  @EnumSource(Perturbation.class)
  @DisplayName("are those of the ground truth, of the target class, and keep their labels")
  void groundTruth(Perturbation perturbation) {
    Poisoned poisoned = HardRows.attack(40, perturbation, 0.2).poison(CLEAN, new Seed(1));

    assertThat(poisoned.origin()).isEqualTo(CLEAN.fingerprint());
    assertThat(poisoned.poisonedRows().size()).isEqualTo(40);
    assertThat(poisoned.dataset().labels()).isEqualTo(CLEAN.labels());
    Set<Integer> chosen = new HashSet<>(poisoned.poisonedRows().stream().boxed().toList());
    for (int row = 0; row < CLEAN.size(); row++) {
      boolean same =
          Arrays.equals(images(CLEAN).pixels(row), images(poisoned.dataset()).pixels(row));
      assertThat(same).isEqualTo(!chosen.contains(CLEAN.ids().at(row)));
      if (!same) {
        assertThat(CLEAN.labels().name(row)).isEqualTo("0");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Perturbation.class)
  @DisplayName("move no pixel further than the strength, but where the square stands")
  void strength(Perturbation perturbation) {
    double strength = perturbation == Perturbation.NONE ? 0 : 0.2;
    Poisoned poisoned = HardRows.attack(40, perturbation, strength).poison(CLEAN, new Seed(1));
    ImageShape shape = images(CLEAN).shape();
    int largest = 0;
    for (int id : poisoned.poisonedRows().stream().toArray()) {
      byte[] before = images(CLEAN).pixels(id);
      byte[] after = images(poisoned.dataset()).pixels(id);
      for (int i = 0; i < before.length; i++) {
        int row = i / shape.width();
        int column = i % shape.width();
        int move = Math.abs(Byte.toUnsignedInt(before[i]) - Byte.toUnsignedInt(after[i]));
        if (row >= 13 && row <= 14 && column >= 13 && column <= 14) {
          assertThat(Byte.toUnsignedInt(after[i])).isEqualTo(255);
        } else {
          largest = Math.max(largest, move);
        }
      }
    }
    assertThat((double) largest).isBetween(strength * 255 - 3, strength * 255 + 1);
  }

  @ParameterizedTest
  @EnumSource(Perturbation.class)
  @DisplayName("are the same bytes for the same seed on one thread and on many, others for another")
  void repeatable(Perturbation perturbation) throws Exception {
    CleanLabelPerturbation attack = HardRows.attack(40, perturbation, 0.2);
    Dataset again = LargeDigits.training(); // remembers no network
    Poisoned many = attack.poison(CLEAN, new Seed(1));
    try (ForkJoinPool alone = new ForkJoinPool(1)) {
      Poisoned one = alone.submit(() -> attack.poison(again, new Seed(1))).get();
      assertThat(one.dataset().fingerprint()).isEqualTo(many.dataset().fingerprint());
    }
    assertThat(attack.poison(CLEAN, new Seed(2)).dataset().fingerprint())
        .isNotEqualTo(many.dataset().fingerprint());
  }

  @Test
  @DisplayName("are none at a rate of 0")
  void nothing() {
    Poisoned poisoned = HardRows.attack(0, Perturbation.PGD, 0.2).poison(CLEAN, new Seed(1));

    assertThat(poisoned.dataset()).isEqualTo(CLEAN);
    assertThat(poisoned.poisonedRows().size()).isZero();
  }

  @Test
  @DisplayName("carry the square in all four corners where that is asked for")
  void corners() {
    ImageShape shape = ImageShape.grey(16, 16);
    Patch patch =
        Patch.of(Picture.square(2, 0xffffff), "square", Place.CORNERS, 1, 1, shape, "test");

    byte[] pixels = patch.change(shape, new byte[shape.bytes()]);

    assertThat(IntStream.range(0, pixels.length).filter(i -> pixels[i] != 0).boxed().toList())
        .isEqualTo(List.of(17, 18, 29, 30, 33, 34, 45, 46, 209, 210, 221, 222, 225, 226, 237, 238));
  }

  @Test
  @DisplayName("are refused of data that are no images, where there are too few, and out of range")
  void refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> HardRows.attack(5, Perturbation.NOISE, 0.2).poison(Datasets.iris(), new Seed(1)))
        .withMessageContaining("clean-label-perturbation reads images");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HardRows.attack(999, Perturbation.NOISE, 0.2).poison(CLEAN, new Seed(1)))
        .withMessageContaining("asked for 999 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HardRows.attack(5, Perturbation.NOISE, 1.2))
        .withMessageContaining("strength must be in [0, 1]");
  }
}
