// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Labels;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Two classes that an attack plays off against each other, both with rows.
 *
 * @param target the code of the class that the attacker writes
 * @param source the code of the class attacked
 */
public record ClassPair(int target, int source) {
  /**
   * Finds the classes of these names; the first that has rows, and is not the other, where not
   * named.
   *
   * @param attack the attack's id, for messages
   * @throws IllegalArgumentException if a class is missing
   */
  public static ClassPair of(
      Labels labels, Optional<String> target, Optional<String> source, String attack) {
    source.ifPresent(name -> present(labels, name, attack));
    target.ifPresent(name -> present(labels, name, attack));
    return named(labels, target, source, attack);
  }

  /** Finds the classes as {@link #of} does, but takes named ones even where they have no row. */
  static ClassPair named(
      Labels labels, Optional<String> target, Optional<String> source, String attack) {
    int[] counts = labels.counts();
    Optional<Integer> from = source.map(labels::codeOf);
    int to = target.map(labels::codeOf).orElseGet(() -> firstBut(counts, from, labels, attack));
    return new ClassPair(
        to, from.orElseGet(() -> firstBut(counts, Optional.of(to), labels, attack)));
  }

  /**
   * Returns the code of a class that has rows.
   *
   * @throws IllegalArgumentException if it has none, or the labels do not know it
   */
  static int present(Labels labels, String name, String attack) {
    int code = labels.codeOf(name);
    if (labels.counts()[code] == 0) {
      throw new IllegalArgumentException("%s: no row has class \"%s\"".formatted(attack, name));
    }
    return code;
  }

  private static int firstBut(int[] counts, Optional<Integer> other, Labels labels, String attack) {
    return IntStream.range(0, counts.length)
        .filter(code -> counts[code] > 0 && !other.equals(Optional.of(code)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s needs rows of two classes, found the classes %s and %d rows"
                    .formatted(attack, labels.classes(), labels.size())));
  }
}
