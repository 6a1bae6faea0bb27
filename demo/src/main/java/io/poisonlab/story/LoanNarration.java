// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.story;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** Says in a plain sentence what a month shows, and no more than it shows. */
final class LoanNarration {
  private LoanNarration() {}

  static String name(int month) {
    return month == 0
        ? "Before the attack"
        : Month.of(month).getDisplayName(TextStyle.FULL, Locale.UK);
  }

  static String says(int month, boolean gate, LoanFigures figures) {
    String request =
        "the request for %,d,000 is %s"
            .formatted((int) Lender.REQUEST, figures.approved() ? "approved" : "refused");
    if (month == 0) {
      return "%s: the model has learned from %,d honest decisions; %s."
          .formatted(name(month), figures.honest() - figures.thrown(), request);
    }
    String inside =
        "%s %s in the training data"
            .formatted(attackers(figures.learned()), figures.learned() == 1 ? "is" : "are");
    return gate
        ? "%s: the gate has kept out %,d of the attacker's %,d applications, and %,d of %,d honest ones; %s; %s."
            .formatted(
                name(month),
                figures.stopped(),
                figures.sent(),
                figures.thrown(),
                figures.honest(),
                inside,
                request)
        : "%s: %s; %s.".formatted(name(month), inside, request);
  }

  private static String attackers(int count) {
    return count == 0
        ? "none of the attacker's applications"
        : "%,d of the attacker's applications".formatted(count);
  }
}
