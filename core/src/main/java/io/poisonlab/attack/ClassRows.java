// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowDraw;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The rows of some classes, from which an attack on labels draws those that it changes. */
final class ClassRows {
  private final Dataset clean;
  private final int[] rows;
  private final String words;

  private ClassRows(Dataset clean, int[] rows, String words) {
    this.clean = clean;
    this.rows = rows;
    this.words = words;
  }

  /**
   * Returns the rows of the classes with these codes.
   *
   * @param words what the classes are called in an error
   */
  static ClassRows of(Dataset clean, IntPredicate codes, String words) {
    Labels labels = clean.labels();
    int[] rows =
        IntStream.range(0, clean.size()).filter(row -> codes.test(labels.code(row))).toArray();
    return new ClassRows(clean, rows, words);
  }

  /** Returns what the budget is a share of: all rows where it says so, else these. */
  int attackable(Budget budget) {
    return budget instanceof Budget.Fraction share && share.of() == Denominator.DATASET
        ? clean.size()
        : rows.length;
  }

  /**
   * Draws as many of these rows as the budget says, in random order.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  int[] draw(Budget budget, RandomGenerator random) {
    int count = budget.rowsOf(attackable(budget));
    if (count > rows.length || (rows.length == 0 && budget.fractionOf(1) > 0)) {
      throw new IllegalArgumentException(
          "asked for %s flipped labels, but %s has %d of the %d rows; ask for fewer, or give the fraction of the class"
              .formatted(count, words, rows.length, clean.size()));
    }
    return Arrays.stream(RowDraw.withoutReplacement(count, rows.length, random))
        .map(position -> rows[position])
        .toArray();
  }
}
