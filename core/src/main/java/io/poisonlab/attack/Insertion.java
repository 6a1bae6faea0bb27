// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import java.util.Optional;

/** Adds rows to data, at the end and with ids of their own. */
final class Insertion {
  private Insertion() {}

  /** Returns the data with these rows added, in the interest of a worse model. */
  static Poisoned of(Dataset clean, Table rows, int[] labels) {
    return of(clean, rows, labels, Optional.empty());
  }

  /**
   * Returns the data with these rows added.
   *
   * @param labels the class code of each added row
   */
  static Poisoned of(Dataset clean, Table rows, int[] labels, Optional<Aim> aim) {
    RowIds ids = RowIds.inserted(clean.ids(), labels.length);
    Dataset added =
        new Dataset(clean.name(), clean.source(), rows, clean.labels().withCodes(labels), ids);
    return new Poisoned(clean.append(added), ids, clean.fingerprint(), aim);
  }
}
