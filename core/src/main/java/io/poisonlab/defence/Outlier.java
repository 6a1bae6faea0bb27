// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.text.KneserNey;
import io.poisonlab.text.NumberedTexts;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The words of a text that stand out most.
 *
 * @param text its position
 * @param from the place of the first of them
 * @param to the place behind the last
 * @param size by how much they stand out
 */
record Outlier(int text, int from, int to, double size) {
  /** Triggers of more words are seen by a part of them. */
  private static final int LONGEST = 3;

  /**
   * Finds the word of a text that follows others more readily in one model than in another.
   *
   * @param own made without this text
   * @param other the model that should not know the word
   * @return the logarithm of how many times as readily; of a text with a word
   */
  static Outlier contrast(NumberedTexts texts, int text, KneserNey own, KneserNey other) {
    Outlier most = new Outlier(text, 0, 0, Double.NEGATIVE_INFINITY);
    for (int place = 0; place < texts.length(text); place++) {
      int word = texts.at(text, place);
      most = most.or(place, place + 1, Math.log(own.continuation(word) / other.continuation(word)));
    }
    return most;
  }

  /**
   * Finds the words without which a text surprises a model least.
   *
   * @param model made of other texts
   * @return the surprise that goes with them, over the root of their number; of a text with a word
   */
  static Outlier perplexity(NumberedTexts texts, int text, KneserNey model) {
    int length = texts.length(text);
    double[] surprise =
        IntStream.rangeClosed(0, length)
            .mapToDouble(place -> model.surprise(text, place - 1, place))
            .toArray();
    Outlier most = new Outlier(text, 0, 0, Double.NEGATIVE_INFINITY);
    for (int from = 0; from < length; from++) {
      double with = surprise[from];
      for (int to = from + 1; to <= Math.min(length, from + LONGEST); to++) {
        with += surprise[to];
        double saved = with - model.surprise(text, from - 1, to);
        most = most.or(from, to, saved / Math.sqrt(to - from));
      }
    }
    return most;
  }

  private Outlier or(int otherFrom, int otherTo, double otherSize) {
    return otherSize > size ? new Outlier(text, otherFrom, otherTo, otherSize) : this;
  }

  /** Returns the words, with blanks between. */
  String words(NumberedTexts texts) {
    return IntStream.range(from, to)
        .mapToObj(place -> texts.word(texts.at(text, place)))
        .collect(Collectors.joining(" "));
  }
}
