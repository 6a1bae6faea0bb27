// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Data of which labels were changed: the ground truth is where they differ. */
final class Relabelled {
  private Relabelled() {}

  /** Returns the data with other class codes. */
  static Poisoned of(Dataset clean, int[] codes) {
    return of(clean, codes, null);
  }

  /** Returns the data with other class codes, and what that is to achieve. */
  static Poisoned of(Dataset clean, int[] codes, @Nullable Aim aim) {
    int[] changed =
        IntStream.range(0, codes.length)
            .filter(row -> codes[row] != clean.labels().code(row))
            .toArray();
    return new Poisoned(
        clean.withLabels(clean.labels().withCodes(codes)),
        clean.ids().select(changed).sorted(),
        clean.fingerprint(),
        Optional.ofNullable(aim));
  }
}
