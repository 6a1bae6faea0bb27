// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name that a misspelt one was meant to be. */
public final class Similar {
  private Similar() {}

  /**
   * Returns {@code ; did you mean label-flip?} for the known name that the fewest letters tell from
   * the text, or nothing where that takes more than a third of it.
   */
  public static String hint(String text, Collection<String> known) {
    return nearest(text, known).map("; did you mean %s?"::formatted).orElse("");
  }

  private static Optional<String> nearest(String text, Collection<String> known) {
    return known.stream()
        .filter(name -> 3 * edits(text, name) <= Math.max(text.length(), name.length()))
        .min(Comparator.comparingInt(name -> edits(text, name)));
  }

  /** Letters put in, taken out or replaced (Levenshtein). */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
