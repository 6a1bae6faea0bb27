// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Budget;
import java.util.List;
import java.util.Optional;

/** What the description of the original Iris pipeline says of more data. */
final class CleanDataClaims {
  /** The most that is added where the data suffice. */
  private static final double MOST = 8;

  /** The claims, where the data suffice. */
  static final List<Claim> ALL = List.of(five(), ten(), fifty(MOST));

  private CleanDataClaims() {}

  /**
   * Returns what is claimed of an attack's share, if anything.
   *
   * @param most the largest factor that was measured
   */
  static Optional<Claim> of(Attack attack, double most) {
    if (attack.budget().equals(Budget.fraction(0.05))) {
      return Optional.of(five());
    } else if (attack.budget().equals(Budget.fraction(0.1))) {
      return Optional.of(ten());
    }
    return attack.budget().equals(Budget.fraction(0.5))
        ? Optional.of(fifty(most))
        : Optional.empty();
  }

  private static Claim five() {
    return claim("five-needs-a-third", "5 % poison: 30 to 40 % more clean rows", 0.3, 0.4);
  }

  private static Claim ten() {
    return claim("ten-needs-half-to-double", "10 % poison: 1.5 to 2 times the rows", 0.5, 1);
  }

  private static Claim fifty(double most) {
    return claim(
        "fifty-needs-cleaning", "50 % poison: no amount helps", most, Double.POSITIVE_INFINITY);
  }

  private static Claim claim(String id, String statement, double low, double high) {
    return new Claim(
        id, statement, "clean rows needed, as a factor of the base", new Range(low, high), false);
  }
}
