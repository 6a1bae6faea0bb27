// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The knobs of an address as texts: those that are absent stand as at first. */
public final class KnobTexts {
  private final SequencedMap<String, String> all;

  private KnobTexts(SequencedMap<String, String> all) {
    this.all = all;
  }

  /**
   * Reads the knobs of an address.
   *
   * @param atFirst every knob there is, as it stands at first
   * @param query what the address says
   * @throws IllegalArgumentException for an unknown knob, listing the known ones
   */
  public static KnobTexts of(SequencedMap<String, String> atFirst, Map<String, String> query) {
    SequencedMap<String, String> all = new LinkedHashMap<>(atFirst);
    query.forEach((name, value) -> {
      if (all.replace(name, value) == null) {
        throw new IllegalArgumentException(
            "no knob is called \"%s\"; the known ones are %s".formatted(name, all.keySet()));
      }
    });
    return new KnobTexts(all);
  }

  /** Returns how a knob stands. */
  public String text(String name) {
    return all.getOrDefault(name, "");
  }

  /**
   * Returns how a knob of whole numbers stands.
   *
   * @throws IllegalArgumentException if it is none
   */
  public int whole(String name) {
    try {
      return Integer.parseInt(text(name).strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s must be a whole number, found \"%s\"".formatted(name, text(name)), e);
    }
  }
}
