// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.backdoor;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.Aim;
import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Backdoor;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.image.LargeDigits;
import io.poisonlab.image.Victim;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Measured where an assertion is: the numbers are those of one seed, the bounds leave room. */
@DisplayName("Triggers of pixels")
class ImageTriggersTest {
  private static final Budget ROWS = Budget.rows(150);
  private static final Backdoor ZERO = backdoor(Backdoor.Variant.DIRTY_LABEL);

  private static Victim control;

  @BeforeAll
  static void train() {
    control = Victim.of(LargeDigits.training());
    assertThat(control.accuracy()).isGreaterThan(0.85);
  }

  private static Backdoor backdoor(Backdoor.Variant variant) {
    return new Backdoor(Optional.of("0"), List.of(), variant);
  }

  static List<Attack> dirty() {
    return List.of(
        new BadNetsPatch(ROWS, ZERO),
        new BlendedTrigger(ROWS, 0.3, 0.3, ZERO),
        new SinusoidalSignal(ROWS, 0.2, 0.2, 4, ZERO),
        new WarpingTrigger(ROWS, 4, 2, ZERO));
  }

  @ParameterizedTest
  @MethodSource("dirty")
  @DisplayName("on a tenth of the rows makes a network obey, which one without poison does not")
  void harm(Attack attack) {
    Poisoned poisoned = attack.poison(LargeDigits.training(), new Seed(1));
    Aim aim = poisoned.aim().orElseThrow();
    Victim victim = Victim.of(poisoned.dataset());

    assertThat(victim.success(aim)).isGreaterThan(0.85);
    assertThat(control.success(aim)).isLessThan(0.15);
    assertThat(victim.accuracy()).isGreaterThan(0.82);
  }

  @Test
  @DisplayName("with right labels: rows that give way to other digits do it, the trigger alone not")
  void cleanLabels() {
    double blended = cleanLabelSuccess(Perturbation.INTERPOLATION, 0.9);
    double alone = cleanLabelSuccess(Perturbation.NONE, 0);

    assertThat(blended).isGreaterThan(alone + 0.3);
  }

  private static double cleanLabelSuccess(Perturbation perturbation, double strength) {
    Poisoned poisoned =
        HardRows.attack(75, perturbation, strength).poison(LargeDigits.training(), new Seed(1));
    return Victim.of(poisoned.dataset()).success(poisoned.aim().orElseThrow());
  }
}
