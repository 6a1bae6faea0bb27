// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.random.Seed;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The two filters that every defence is compared with; both need what no victim has. */
final class RowFilters {
  private RowFilters() {}

  /** Drops a number of rows at random. */
  static Dataset random(Dataset rows, int count, Seed seed) {
    RandomGenerator random = seed.generator();
    int[] order = IntStream.range(0, rows.size()).toArray();
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i, order.length);
      int row = order[j];
      order[j] = order[i];
      order[i] = row;
    }
    return rows.select(IntStream.range(count, order.length).map(i -> order[i]).sorted().toArray());
  }

  /** Drops exactly the poisoned rows. */
  static Dataset perfect(Dataset rows, RowIds poisoned) {
    Set<Integer> out = new HashSet<>(poisoned.stream().boxed().toList());
    return rows.select(
        IntStream.range(0, rows.size()).filter(row -> !out.contains(rows.ids().at(row))).toArray());
  }
}
