// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.backdoor;

/** The range of shares by which a trigger covers an image. */
final class Opacity {
  private Opacity() {}

  /**
   * Checks a share.
   *
   * @throws IllegalArgumentException if it is not above 0 and at most 1
   */
  static void check(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s must be above 0, and 1 at most, found %s".formatted(name, value));
    }
  }
}
