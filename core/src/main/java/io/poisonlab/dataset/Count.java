// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

/** A number of things in words. */
public final class Count {
  private Count() {}

  /** Returns {@code 1 row}, {@code 2 rows}, {@code 2 classes}. */
  public static String of(long count, String noun) {
    String many = noun.endsWith("s") ? "es" : "s";
    return count + " " + noun + (count == 1 ? "" : many);
  }
}
