// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Split;
import io.poisonlab.random.Seed;
import java.util.Arrays;

/** Splits the rows that an attacker sees into those to train on and those to judge harm by. */
final class Holdout {
  private Holdout() {}

  /**
   * Splits within each class.
   *
   * @param share the share of rows to judge by, in (0, 1)
   * @param most how many rows either part has at most; more are sampled within each class
   * @param attack whose rows they are, for messages
   * @throws IllegalArgumentException if a class with rows has none to train on, or none is left to
   *     judge by
   */
  static Split of(Dataset data, double share, int most, String attack, Seed seed) {
    if (Math.ceil(share * data.size()) >= data.size()) {
      throw tooFew(data, share, attack);
    }
    Split split = Split.stratified(data, share, seed.fork("split"));
    Dataset train = sample(split.train(), most, seed.fork("training"));
    if (classes(train) < Math.max(2, classes(data))) {
      throw tooFew(data, share, attack);
    }
    return new Split(train, sample(split.test(), most, seed.fork("judging")));
  }

  /**
   * Takes samples of the rows attacked, to train on, and of others, to judge harm by.
   *
   * @throws IllegalArgumentException if columns or classes differ, or a value is missing
   */
  static Split of(Dataset data, Dataset judges, int most, String attack, Seed seed) {
    data.table().append(judges.table());
    data.labels().append(judges.labels());
    UnitBox.of(judges, attack);
    if (classes(data) < 2) {
      throw new IllegalArgumentException(
          "%s needs rows of two classes, found %d of %d"
              .formatted(attack, data.size(), classes(data)));
    }
    return new Split(
        sample(data, most, seed.fork("training")), sample(judges, most, seed.fork("judging")));
  }

  /** Returns at most so many rows, of each class its share. */
  private static Dataset sample(Dataset data, int most, Seed seed) {
    return data.size() <= most
        ? data
        : Split.stratified(data, (double) most / data.size(), seed).test();
  }

  private static long classes(Dataset data) {
    return Arrays.stream(data.labels().counts()).filter(count -> count > 0).count();
  }

  private static IllegalArgumentException tooFew(Dataset data, double share, String attack) {
    return new IllegalArgumentException(
        ("%s holds %s of the rows out to judge harm by and trains on the others, which must hold"
                + " two classes and every class that has rows; found %d rows, of %d classes; add"
                + " rows")
            .formatted(attack, share, data.size(), classes(data)));
  }
}
