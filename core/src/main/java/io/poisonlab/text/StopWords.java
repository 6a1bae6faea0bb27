// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import java.util.Arrays;
import java.util.List;

/** Words that say nothing about what a text is about. */
final class StopWords {
  /** What is written for {@link #ENGLISH}. */
  static final String NAME = "english";

  /** English articles, pronouns, prepositions, conjunctions and auxiliary verbs; not negations. */
  static final List<String> ENGLISH =
      words(
          """
          about above after again all am an and any are as at be because been before being below between both but by
          can could did do does doing down during each few for from further had has have having he her here hers herself
          him himself his how if in into is it its itself just may me might more most must my myself of off on once only
          or other our ours ourselves out over own same shall she should so some such than that the their theirs them
          themselves then there these they this those through to too under until up upon us very was we were what when
          where which while who whom whose why will with would you your yours yourself yourselves
          """);

  private StopWords() {}

  /** Reads {@link #NAME}, or words with blanks or commas between. */
  static List<String> read(String text) {
    return text.equals(NAME) ? ENGLISH : words(text);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("[\\s,]+"))
        .filter(word -> !word.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }
}
