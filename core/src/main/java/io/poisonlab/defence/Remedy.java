// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.random.Seed;
import java.util.HashSet;
import java.util.List;
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

  /**
   * Lets flagged rows count less: each is kept with the probability that is its weight, so that a
   * learner which knows no weights sees it with that weight on average. The draw of a row depends
   * on its id and the seed alone.
   *
   * @param weights for every row of the data a number in [0, 1]: 0 drops it, 1 keeps it
   * @param seed what the draws come from
   */
  record DownWeight(List<Double> weights, Seed seed) implements Remedy {
    /** Checks the range. */
    public DownWeight {
      weights = List.copyOf(weights);
      for (double weight : weights) {
        if (!(weight >= 0 && weight <= 1)) {
          throw new IllegalArgumentException("a weight must be in [0, 1], found " + weight);
        }
      }
    }

    @Override
    public Dataset apply(Dataset data, RowIds flagged) {
      Set<Integer> lighter = new HashSet<>(flagged.stream().boxed().toList());
      return data.select(
          IntStream.range(0, data.size())
              .filter(row -> !lighter.contains(data.ids().at(row)) || isKept(data, row))
              .toArray());
    }

    private boolean isKept(Dataset data, int row) {
      return seed.fork(data.ids().at(row)).generator().nextDouble() < weights.get(row);
    }
  }
}
