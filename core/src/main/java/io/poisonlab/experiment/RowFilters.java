// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.defence.Remedy;
import io.poisonlab.random.Seed;

/** The two filters that every defence is compared with; both need what no victim has. */
final class RowFilters {
  private RowFilters() {}

  /** Drops a number of rows at random. */
  static Dataset random(Dataset rows, int count, Seed seed) {
    int[] drawn = RowDraw.withoutReplacement(count, rows.size(), seed.generator());
    return perfect(rows, rows.ids().select(drawn));
  }

  /** Drops exactly the poisoned rows. */
  static Dataset perfect(Dataset rows, RowIds poisoned) {
    return new Remedy.Drop().apply(rows, poisoned);
  }
}
