// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * A language model of pairs of words with interpolated Kneser–Ney smoothing: how likely a word is
 * after another, and how readily it follows anything.
 *
 * <p>With c counts, D = 0.75 the discount and N₊ the number of different pairs: P(w | v) =
 * max(c(vw) − D, 0) / c(v) + D · N₊(v ·) / c(v) · P(w), and P(w) = max(N₊(· w) − D, 0) / N₊(· ·) +
 * D · |{w : N₊(· w) > 0}| / N₊(· ·) / V, where V counts all words, the ends of texts and one that
 * is unknown. Before the first word and after the last of a text stands an end. The discount is a
 * constant, where the paper estimates it.
 *
 * <p>Takes O(words) to make, and 60 bytes a pair of words (estimated). Immutable.
 *
 * <p>Kneser and Ney (1995), "Improved backing-off for m-gram language modeling", ICASSP, section 3;
 * Chen and Goodman (1999), "An empirical study of smoothing techniques for language modeling",
 * Computer Speech and Language 13, section 2.7 (interpolated).
 */
public final class KneserNey {
  private static final double DISCOUNT = 0.75;

  private final NumberedTexts texts;
  private final Map<Long, Integer> pairs = new HashMap<>();
  private final int[] followed;
  private final int[] followers;
  private final int[] preceders;
  private int preceded;

  private KneserNey(NumberedTexts texts) {
    this.texts = texts;
    this.followed = new int[texts.words() + 1];
    this.followers = new int[texts.words() + 1];
    this.preceders = new int[texts.words() + 1];
  }

  /** Makes the model of those texts that are wanted. */
  public static KneserNey of(NumberedTexts texts, IntPredicate wanted) {
    KneserNey model = new KneserNey(texts);
    for (int text = 0; text < texts.size(); text++) {
      if (wanted.test(text)) {
        for (int place = 0; place <= texts.length(text); place++) {
          model.add(model.word(text, place - 1), model.word(text, place));
        }
      }
    }
    return model;
  }

  private void add(int previous, int word) {
    followed[previous]++;
    if (pairs.merge(key(previous, word), 1, Integer::sum) == 1) {
      followers[previous]++;
      preceders[word]++;
      preceded += preceders[word] == 1 ? 1 : 0;
    }
  }

  /** Returns the word at a place of a text; before the first and behind the last, an end. */
  private int word(int text, int place) {
    return place < 0 || place >= texts.length(text) ? texts.words() : texts.at(text, place);
  }

  private static long key(int previous, int word) {
    return (long) previous << Integer.SIZE | word;
  }

  /**
   * Returns how readily a word follows anything: the probability P(w) above, by the different words
   * before it and not by how often it stands.
   */
  public double continuation(int word) {
    double uniform = 1.0 / (texts.words() + 2);
    return pairs.isEmpty()
        ? uniform
        : (Math.max(preceders[word] - DISCOUNT, 0) + DISCOUNT * preceded * uniform) / pairs.size();
  }

  /** Returns −ln P(w | v) of the words at two places of a text, the one before the other. */
  public double surprise(int text, int before, int place) {
    int previous = word(text, before);
    int word = word(text, place);
    double readily = continuation(word);
    if (followed[previous] == 0) {
      return -Math.log(readily);
    }
    double seen = Math.max(pairs.getOrDefault(key(previous, word), 0) - DISCOUNT, 0);
    return -Math.log((seen + DISCOUNT * followers[previous] * readily) / followed[previous]);
  }
}
