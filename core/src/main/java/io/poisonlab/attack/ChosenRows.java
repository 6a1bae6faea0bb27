// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import java.util.List;
import java.util.Map;

/** Rows that a setting names by their ids. */
final class ChosenRows {
  private ChosenRows() {}

  /**
   * Checks that texts are ids.
   *
   * @param attack the attack's id, for messages
   * @throws IllegalArgumentException if one is no whole number
   */
  static List<String> checked(List<String> ids, String attack) {
    ids.forEach(text -> id(text, attack));
    return List.copyOf(ids);
  }

  /**
   * Returns the positions of the rows with these ids, in their order.
   *
   * @throws IllegalArgumentException if one is not there
   */
  static int[] of(List<String> ids, Dataset clean, String attack) {
    Map<Integer, Integer> places = clean.ids().places();
    return ids.stream()
        .mapToInt(text -> {
          Integer place = places.get(id(text, attack));
          if (place == null) {
            throw new IllegalArgumentException(
                "%s: no row with the id %s is among those that are trained on"
                    .formatted(attack, text));
          }
          return place;
        })
        .toArray();
  }

  private static int id(String text, String attack) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: chosen must be ids of rows, whole numbers, found \"%s\"".formatted(attack, text), e);
    }
  }
}
