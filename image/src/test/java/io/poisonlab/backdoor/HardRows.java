// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.backdoor;

import io.poisonlab.attack.Budget;
import java.util.List;
import java.util.Optional;

/** Attacks with clean labels for tests. */
final class HardRows {
  private HardRows() {}

  /** A square of 2 × 2 on zeros. */
  static CleanLabelPerturbation attack(int rows, Perturbation perturbation, double strength) {
    return new CleanLabelPerturbation(
        Budget.rows(rows),
        perturbation,
        strength,
        10,
        4,
        0,
        2,
        Place.BOTTOM_RIGHT,
        1,
        1,
        1,
        Optional.of("0"),
        List.of());
  }
}
