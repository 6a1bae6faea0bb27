// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.trigger;

import java.util.List;
import java.util.Locale;

/**
 * A trigger that was found.
 *
 * @param rows the positions of the rows that carry it and have its label, ascending
 * @param label the label
 * @param values its values in words
 * @param carriers how many rows carry it
 * @param expected how many of them would have the label, by their neighbours
 * @param p the probability of as many or more
 * @param flips the share of clean rows that a model calls by the label once it is stamped on them,
 *     beyond what a model does that has not seen the carriers
 */
public record Trigger(
    List<Integer> rows,
    String label,
    List<String> values,
    int carriers,
    double expected,
    double p,
    double flips) {
  private static final int MOST_VALUES = 6;

  /** Copies the lists. */
  public Trigger {
    rows = List.copyOf(rows);
    values = List.copyOf(values);
  }

  /** Returns it in a sentence. */
  public String words() {
    String shown =
        values.size() <= MOST_VALUES
            ? String.join(", ", values)
            : String.join(", ", values.subList(0, MOST_VALUES))
                + " and %d more".formatted(values.size() - MOST_VALUES);
    return String.format(
        Locale.ROOT,
        "trigger %s: %d of %d rows with it are \"%s\" where their neighbours make %.1f expected"
            + " (p = %.1g); stamping it turns %.0f %% of other rows to \"%s\"",
        shown,
        rows.size(),
        carriers,
        label,
        expected,
        p,
        100 * flips,
        label);
  }
}
