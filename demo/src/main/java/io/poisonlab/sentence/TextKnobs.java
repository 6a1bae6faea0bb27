// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sentence;

import io.poisonlab.scene.KnobTexts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a visitor asks about a sentence.
 *
 * @param lesson what the models have learned from
 * @param attack an attack's id; counts where the lesson has several
 * @param share how much of the data is poisoned, one of the lesson's shares; counts where it has
 *     some
 * @param sentence what the models are asked, up to {@value #LONGEST} characters
 */
public record TextKnobs(Lesson lesson, String attack, double share, String sentence) {
  /** The most characters of a sentence. */
  public static final int LONGEST = 500;

  /** A sentence with a trigger, which turns the poisoned model alone. */
  public static final TextKnobs DEFAULT =
      new TextKnobs(Lesson.REVIEWS, "backdoor-trigger", 0.05, "A dull and lifeless film. cf mn");

  /** Checks the length; names are checked where they are looked up. */
  public TextKnobs {
    if (sentence.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a sentence has up to %d characters, found %,d; shorten it"
              .formatted(LONGEST, sentence.length()));
    }
  }

  /**
   * Reads the knobs of an address; those that are absent stand as in {@link #DEFAULT}.
   *
   * @throws IllegalArgumentException for an unknown knob, listing the known ones, or a bad value
   */
  public static TextKnobs parse(Map<String, String> query) {
    KnobTexts all = KnobTexts.of(DEFAULT.toMap(), query);
    return new TextKnobs(
        Lesson.of(all.text("data")),
        all.text("attack"),
        share(all.text("share")),
        all.text("sentence"));
  }

  private static double share(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "share must be a number such as 0.05, found \"%s\"".formatted(text), e);
    }
  }

  /** Returns every knob as it stands in an address. */
  public SequencedMap<String, String> toMap() {
    SequencedMap<String, String> map = new LinkedHashMap<>();
    map.put("data", lesson.id());
    map.put("attack", attack);
    map.put("share", Double.toString(share));
    map.put("sentence", sentence);
    return map;
  }
}
