// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.inspection.PoisonOdds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What a look at some rows can prove: the chance that they hold poison, if there is so much. */
final class SampleOdds {
  /** What is answered where nobody asks for a rate. */
  private static final List<Double> USUAL = List.of(0.01, 0.05, 0.1);

  private SampleOdds() {}

  /**
   * Returns a line for each poisoned share of the rows.
   *
   * @param asked shares in (0, 1]; where there is none, the usual ones
   */
  static TextTable table(int rows, int sample, List<Double> asked) {
    TextTable table =
        new TextTable()
            .numbers("if poisoned")
            .numbers("rows of " + rows)
            .numbers("chance that the sample holds one or more");
    for (double rate : asked.isEmpty() ? USUAL : asked) {
      int poisoned = PoisonOdds.poisonedRows(rows, rate);
      table.row(
          List.of(
              BigDecimal.valueOf(rate).movePointRight(2).stripTrailingZeros().toPlainString()
                  + " %",
              Integer.toString(poisoned),
              String.format(Locale.ROOT, "%.3f", PoisonOdds.atLeastOne(rows, poisoned, sample))));
    }
    return table;
  }

  /**
   * Checks rates that are asked for.
   *
   * @throws CommandException if one is no share of the rows that could be poisoned
   */
  static void check(List<Double> asked) {
    for (double rate : asked) {
      if (!(rate > 0 && rate <= 1)) {
        throw new CommandException(
            "--rate must be a share in (0, 1], found %s; 2 %% of the rows are --rate 0.02"
                .formatted(rate));
      }
    }
  }
}
