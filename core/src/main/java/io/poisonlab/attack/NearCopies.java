// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Makes near copies of texts: a few words swapped, left out, doubled or replaced by words of other
 * texts. No copy is its original and, as long as one can be found, none is another.
 */
final class NearCopies {
  /** How often another copy is drawn where one is there already. */
  private static final int ATTEMPTS = 20;

  private final List<String> spoken;
  private final int edits;
  private final Set<String> known;

  /**
   * Reads the texts that are there.
   *
   * @param edits how many words of each copy change, 1 or more
   */
  NearCopies(List<String> texts, int edits) {
    this.spoken = texts.stream().filter(NearCopies::isPossible).toList();
    this.edits = edits;
    this.known = new HashSet<>(texts);
  }

  /** Returns whether a text has a word that can change. */
  static boolean isPossible(String text) {
    return !text.isBlank();
  }

  /** Returns a near copy of a text that has a word. */
  String of(String text, RandomGenerator random) {
    String copy = text;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String drawn = edited(text, random);
      if (known.add(drawn)) {
        return drawn;
      }
      copy = drawn.equals(text) ? copy : drawn;
    }
    // every edit is there already; one word more is a change in any case
    return copy.equals(text) ? text + " " + text.strip().split("\\s+", 2)[0] : copy;
  }

  private String edited(String text, RandomGenerator random) {
    List<String> words = new ArrayList<>(Arrays.asList(text.strip().split("\\s+", -1)));
    for (int edit = 0; edit < edits; edit++) {
      int at = random.nextInt(words.size());
      switch (Edit.values()[random.nextInt(Edit.values().length)]) {
        case SWAP -> {
          String word = words.remove(at);
          words.add(at < words.size() ? at + 1 : Math.max(0, at - 1), word);
        }
        case DROP -> {
          if (words.size() > 1) {
            words.remove(at);
          }
        }
        case DOUBLE -> words.add(at, words.get(at));
        case REPLACE -> words.set(at, word(random));
      }
    }
    return String.join(" ", words);
  }

  /** Draws a word: of a text drawn, so that what is frequent comes often. */
  private String word(RandomGenerator random) {
    String[] words = spoken.get(random.nextInt(spoken.size())).strip().split("\\s+", -1);
    return words[random.nextInt(words.length)];
  }

  /** What happens to a word. */
  private enum Edit {
    /** It changes places with the next. */
    SWAP,
    /** It is left out, unless it is the only one. */
    DROP,
    /** It stands twice. */
    DOUBLE,
    /** It becomes another one. */
    REPLACE
  }
}
