// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.UUID;
import java.util.regex.Pattern;

/** Identities as MLflow makes them; unique, never part of a result, hence not drawn from a seed. */
final class RunIds {
  /** What MLflow accepts as the id of a run, a model or an experiment. */
  static final Pattern SAFE = Pattern.compile("[a-zA-Z0-9][\\w\\-]{0,255}");

  private RunIds() {}

  /** Returns 32 hexadecimal digits. */
  static String run() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Returns {@code m-} and 32 hexadecimal digits. */
  static String model() {
    return "m-" + run();
  }

  /** Returns 18 decimal digits, the first not 0: they must fit a database's long. */
  static String experiment() {
    UUID random = UUID.randomUUID();
    long bits = random.getMostSignificantBits() ^ random.getLeastSignificantBits();
    return Long.toString(
        100_000_000_000_000_000L + Long.remainderUnsigned(bits, 900_000_000_000_000_000L));
  }
}
