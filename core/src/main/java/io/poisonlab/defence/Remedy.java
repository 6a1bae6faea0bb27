// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowIds;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** What is done with flagged rows. */
public sealed interface Remedy {
  /** Returns the data with the flagged rows treated; all other rows stay as they are. */
  Dataset apply(Dataset data, RowIds flagged);

  /** Takes the flagged rows out. */
  record Drop() implements Remedy {
    @Override
    public Dataset apply(Dataset data, RowIds flagged) {
      Set<Integer> out = new HashSet<>(flagged.stream().boxed().toList());
      return data.select(
          IntStream.range(0, data.size()).filter(i -> !out.contains(data.ids().at(i))).toArray());
    }
  }

  /**
   * Gives the flagged rows other labels.
   *
   * @param proposed for every row of the data the label that it should have
   */
  record Relabel(Labels proposed) implements Remedy {
    @Override
    public Dataset apply(Dataset data, RowIds flagged) {
      Set<Integer> mend = new HashSet<>(flagged.stream().boxed().toList());
      int[] labels = data.labels().toArray();
      for (int row = 0; row < labels.length; row++) {
        if (mend.contains(data.ids().at(row))) {
          labels[row] = proposed.code(row);
        }
      }
      return data.withLabels(data.labels().withCodes(labels));
    }
  }
}
