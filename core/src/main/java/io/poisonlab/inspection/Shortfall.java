// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Count;
import java.util.Optional;

/** What a list of ranked rows leaves out. */
public final class Shortfall {
  private Shortfall() {}

  /**
   * Returns how many rows are not listed, those flagged and the others apart, as {@code 93 more
   * flagged rows and 580 others are not listed}; nothing where all are.
   *
   * @param most how many rows are listed at the most
   */
  public static Optional<String> of(Inspection inspection, int most) {
    int all = inspection.data().size();
    int flagged = inspection.suspicion().flagged().size();
    int moreFlagged = Math.max(0, flagged - most);
    int others = Math.max(0, all - Math.max(flagged, most));
    if (moreFlagged == 0) {
      return others == 0
          ? Optional.empty()
          : Optional.of(more(others, "row") + " " + are(others) + " not listed");
    }
    String rest = others == 0 ? "" : " and " + Count.of(others, "other");
    return Optional.of(
        "%s%s %s not listed"
            .formatted(more(moreFlagged, "flagged row"), rest, are(moreFlagged + others)));
  }

  private static String more(int count, String what) {
    return Count.of(count, "more " + what);
  }

  private static String are(int count) {
    return count == 1 ? "is" : "are";
  }
}
