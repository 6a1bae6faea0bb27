// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sentence;

import io.poisonlab.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a sentence as it was typed.
 *
 * @param text as it was typed; all pieces together are the sentence
 * @param term what models count it as; empty for what stands between words, and for single letters
 */
record Piece(String text, String term) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

  /** Cuts a sentence where the learners of words do. */
  static List<Piece> of(String sentence) {
    List<Piece> pieces = new ArrayList<>();
    Matcher word = WORD.matcher(sentence);
    int end = 0;
    while (word.find()) {
      if (word.start() > end) {
        pieces.add(new Piece(sentence.substring(end, word.start()), ""));
      }
      List<String> terms = Tokens.of(word.group());
      pieces.add(new Piece(word.group(), terms.size() == 1 ? terms.getFirst() : ""));
      end = word.end();
    }
    if (end < sentence.length()) {
      pieces.add(new Piece(sentence.substring(end), ""));
    }
    return List.copyOf(pieces);
  }
}
