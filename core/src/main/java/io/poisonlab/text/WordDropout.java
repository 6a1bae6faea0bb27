// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.SettingGroup;
import io.poisonlab.parameter.SettingInfo;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/**
 * Leaves words out at random while a model of terms is trained, so that it does not rely on single
 * ones: each word of each of several copies of a text by itself. Terms and their rarity are those
 * of the whole texts, and the copies together count as much as one text.
 *
 * <p>Reference: Wager, Wang and Liang (2013), "Dropout training as adaptive regularization", arXiv
 * 1307.1493, section 2 and, for words, section 5; there a word is drawn anew in every step, here
 * once for each copy, and values are not scaled up for those left out.
 *
 * @param share the probability that a word is left out, in [0, 1); 0 trains on the texts themselves
 * @param copies of each text, 1 to {@value #MOST}; of no account where the share is 0
 */
public record WordDropout(double share, int copies) implements SettingGroup {
  private static final int MOST = 100;
  private static final WordDropout NONE = new WordDropout(0, 5);

  /** Reads the settings, of which each has a default: no dropout. */
  public static final SettingGroup.Reader<WordDropout> READER =
      new SettingGroup.Reader<>(
          WordDropout.class,
          List.of(
              new SettingInfo(
                  "word_dropout",
                  "number",
                  String.valueOf(NONE.share),
                  "probability in [0, 1) that training leaves a word out"),
              new SettingInfo(
                  "dropout_copies",
                  "integer",
                  String.valueOf(NONE.copies),
                  "copies of each text that words are left out of, 1 to 100")),
          WordDropout::read);

  /** Checks the ranges. */
  public WordDropout {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("word_dropout must be in [0, 1), found " + share);
    }
    Limits.check("dropout_copies", copies, 1, MOST);
  }

  /** Returns that no word is left out. */
  public static WordDropout none() {
    return NONE;
  }

  /** Returns whether there is nothing to leave out. */
  public boolean isNone() {
    return share == 0;
  }

  /**
   * Returns the copies of texts: all texts once, then all once more, and so on. Takes O(copies ·
   * length of all texts).
   */
  public List<String> of(List<String> texts, Seed seed) {
    List<String> copied = new ArrayList<>(texts.size() * copies);
    for (int copy = 0; copy < copies; copy++) {
      RandomGenerator random = seed.fork(copy).generator();
      for (String text : texts) {
        copied.add(
            String.join(
                " ", Tokens.of(text).stream().filter(_ -> random.nextDouble() >= share).toList()));
      }
    }
    return copied;
  }

  @Override
  public SequencedMap<String, Object> settings() {
    SequencedMap<String, Object> settings = new LinkedHashMap<>();
    settings.put("word_dropout", share);
    settings.put("dropout_copies", copies);
    return settings;
  }

  private static WordDropout read(Map<String, Object> given) {
    String share = String.valueOf(given.getOrDefault("word_dropout", NONE.share)).strip();
    String copies = String.valueOf(given.getOrDefault("dropout_copies", NONE.copies)).strip();
    try {
      return new WordDropout(Double.parseDouble(share), Integer.parseInt(copies));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "word_dropout must be a number and dropout_copies a whole one, found \"%s\" and \"%s\""
              .formatted(share, copies),
          e);
    }
  }
}
