// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Folds;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Split;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Set;

/** How test rows are chosen: drawn, each class in its proportion, or given. */
public sealed interface Testing {
  /** Returns the splits of the data: one model is trained and tested on each. */
  List<Split> splits(Dataset data, Seed seed);

  /**
   * Holds a share of the rows out, once.
   *
   * @param fraction in (0, 1)
   */
  record HoldOut(double fraction) implements Testing {
    /** Checks the range. */
    public HoldOut {
      if (!(fraction > 0 && fraction < 1)) {
        throw new IllegalArgumentException("test fraction must be in (0, 1), found " + fraction);
      }
    }

    @Override
    public List<Split> splits(Dataset data, Seed seed) {
      return List.of(Split.stratified(data, fraction, seed));
    }
  }

  /**
   * Tests every row once.
   *
   * @param folds 2 or more
   */
  record CrossValidation(int folds) implements Testing {
    /** Checks the range. */
    public CrossValidation {
      Folds.check(folds);
    }

    @Override
    public List<Split> splits(Dataset data, Seed seed) {
      return Folds.stratified(data, folds, seed);
    }
  }

  /**
   * Tests the rows with these ids, and trains on all others, in their order.
   *
   * @param ids one or more, each once
   */
  record GivenRows(List<Integer> ids) implements Testing {
    /** Copies the list. */
    public GivenRows {
      ids = List.copyOf(ids);
      if (ids.isEmpty() || Set.copyOf(ids).size() < ids.size()) {
        throw new IllegalArgumentException(
            "test rows must be one id or more, each once, found " + ids);
      }
    }

    @Override
    public List<Split> splits(Dataset data, Seed seed) {
      return List.of(Split.of(data, RowIds.of(ids.stream().mapToInt(Integer::intValue).toArray())));
    }
  }
}
