// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.Dose;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.random.Seed;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Work whose thread is interrupted")
class CancellationTest {
  @Test
  @DisplayName("goes on where nobody interrupts")
  void goesOn() {
    Cancellation.check();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"greedy-injection", "svm-gradient-poison", "logistic-gradient-poison"})
  @DisplayName("ends before the next training of an attack that trains hundreds")
  void ends(String attack) {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(
              () -> Dose.rows(10).of(attack, Map.of()).poison(Datasets.iris(), new Seed(1)))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
    }
  }
}
