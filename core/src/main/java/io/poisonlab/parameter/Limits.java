// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

/**
 * The ranges of whole numbers: the upper ends keep a slip of the keyboard from running for days.
 */
public final class Limits {
  private Limits() {}

  /**
   * Checks that a setting is within its range, both ends included.
   *
   * @param name the setting, as a user writes it
   * @throws IllegalArgumentException if it is not
   */
  public static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be in [%d, %d], found %d".formatted(name, least, most, value));
    }
  }
}
