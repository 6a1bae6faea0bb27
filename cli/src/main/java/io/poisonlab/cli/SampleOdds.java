// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.inspection.PoisonOdds;
import java.util.List;
import java.util.Locale;

/** What a look at some rows can prove: the chance that they hold poison, if there is so much. */
final class SampleOdds {
  private static final List<Integer> PERCENT = List.of(1, 5, 10);

  private SampleOdds() {}

  static TextTable table(int rows, int sample) {
    TextTable table =
        new TextTable()
            .numbers("if poisoned")
            .numbers("rows of " + rows)
            .numbers("chance that the sample holds one or more");
    for (int percent : PERCENT) {
      int poisoned = PoisonOdds.poisonedRows(rows, percent / 100.0);
      table.row(
          List.of(
              percent + " %",
              Integer.toString(poisoned),
              String.format(Locale.ROOT, "%.3f", PoisonOdds.atLeastOne(rows, poisoned, sample))));
    }
    return table;
  }
}
