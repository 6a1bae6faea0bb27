// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Groups of rows of which the same is to be said, so that it is said once: the first are named, the
 * others counted. Of 100,000 classes there is one sentence, not one each.
 */
final class Alike {
  /** So many are named. */
  private static final int NAMED = 3;

  private final List<String> named = new ArrayList<>();
  private int groups;
  private int least = Integer.MAX_VALUE;
  private int most;

  /**
   * Adds a group.
   *
   * @param words what it is called: {@code class "a"}
   * @param rows how many rows it has
   */
  void add(String words, int rows) {
    groups++;
    least = Math.min(least, rows);
    most = Math.max(most, rows);
    if (named.size() < NAMED) {
      named.add(words);
    }
  }

  void add(JudgedTogether group) {
    add(group.words(), group.size());
  }

  /**
   * Adds what is to be said, if there is a group of which it holds; both sentences get the groups
   * in words, then how many rows each has, in words.
   *
   * @param one the sentence about one group
   * @param several the sentence about two or more
   */
  void tell(List<String> warnings, String one, String several) {
    if (groups > 0) {
      warnings.add((groups == 1 ? one : several).formatted(words(), rows()));
    }
  }

  /** Says of groups of one row each that there is nothing to compare it with. */
  void tellThatNobodyJudges(List<String> warnings) {
    tell(
        warnings,
        "%s has one row, which cannot be judged",
        "%s have one row each, which cannot be judged");
  }

  boolean isEmpty() {
    return groups == 0;
  }

  /** Returns {@code class "a", class "b", class "c" and 99,997 more classes}. */
  String words() {
    int others = groups - named.size();
    if (others > 0) {
      return "%s and %s more %s"
          .formatted(
              String.join(", ", named),
              String.format(Locale.ROOT, "%,d", others),
              others == 1 ? "class" : "classes");
    }
    return groups < 2
        ? String.join("", named)
        : String.join(", ", named.subList(0, groups - 1)) + " and " + named.getLast();
  }

  private String rows() {
    return least == most ? Integer.toString(least) : "%d to %d".formatted(least, most);
  }
}
