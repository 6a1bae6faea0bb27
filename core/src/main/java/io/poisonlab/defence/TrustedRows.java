// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import java.util.Optional;

/** The rows that are known to be clean, fit to be compared with the suspect ones. */
final class TrustedRows {
  private TrustedRows() {}

  /**
   * Returns the trusted sample of a defence that cannot do without.
   *
   * @param id the defence, for messages
   * @throws IllegalArgumentException if there is none, or it does not fit
   */
  static Dataset needed(Suspect suspect, String id) {
    return of(suspect, id)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s compares with a trusted sample, found none; give rows that are known to be clean, some of each class"
                    .formatted(id)));
  }

  /**
   * Returns the trusted sample of a defence that uses one where there is one.
   *
   * @throws IllegalArgumentException if it has no row, or other classes than the suspect data
   */
  static Optional<Dataset> of(Suspect suspect, String id) {
    suspect.trusted().ifPresent(trusted -> check(suspect.data(), trusted, id));
    return suspect.trusted();
  }

  private static void check(Dataset data, Dataset trusted, String id) {
    if (trusted.size() == 0) {
      throw new IllegalArgumentException(
          "%s: the trusted sample \"%s\" has no row; give one or more of each class"
              .formatted(id, trusted.name()));
    }
    if (!trusted.labels().classes().equals(data.labels().classes())) {
      throw new IllegalArgumentException(
          "%s: the trusted sample has the classes %s, the suspect data %s; they must be the same, in the same order"
              .formatted(id, trusted.labels().classes(), data.labels().classes()));
    }
  }
}
