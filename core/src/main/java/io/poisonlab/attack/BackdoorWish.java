// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Labels;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which class a backdoor shall evoke for rows of which class.
 *
 * @param byClass from the code of a source class to the code of the class wanted
 */
record BackdoorWish(Map<Integer, Integer> byClass) {
  BackdoorWish {
    byClass = Map.copyOf(byClass);
  }

  /**
   * Returns the wish for one class: the first present where not named, for all others present where
   * no sources are named.
   *
   * @param attack the attack's id, for messages
   * @throws IllegalArgumentException if a named class, or any other class, has no rows
   */
  static BackdoorWish one(
      Labels labels, Optional<String> target, List<String> sources, String attack) {
    if (sources.isEmpty()) {
      ClassPair pair = ClassPair.of(labels, target, Optional.empty(), attack);
      return to(
          pair.target(),
          Arrays.stream(present(labels)).filter(code -> code != pair.target()).toArray());
    }
    int[] codes =
        sources.stream().mapToInt(name -> ClassPair.present(labels, name, attack)).toArray();
    int wanted =
        target
            .map(name -> ClassPair.present(labels, name, attack))
            .orElseGet(() ->
                Arrays.stream(present(labels))
                    .filter(code -> Arrays.stream(codes).noneMatch(source -> source == code))
                    .findFirst()
                    .orElseThrow(() ->
                        new IllegalArgumentException(
                            "%s: the source classes %s leave no class to evoke; name fewer"
                                .formatted(attack, sources))));
    return to(wanted, codes);
  }

  /** Returns the wish for the next class present, and for the first after the last. */
  static BackdoorWish next(Labels labels, String attack) {
    int[] present = present(labels);
    if (present.length < 2) {
      throw new IllegalArgumentException(
          "%s needs rows of two classes or more, found the classes %s and %d rows"
              .formatted(attack, labels.classes(), labels.size()));
    }
    Map<Integer, Integer> next = new LinkedHashMap<>();
    for (int i = 0; i < present.length; i++) {
      next.put(present[i], present[(i + 1) % present.length]);
    }
    return new BackdoorWish(next);
  }

  private static BackdoorWish to(int target, int[] sources) {
    Map<Integer, Integer> wish = new LinkedHashMap<>();
    Arrays.stream(sources).forEach(source -> wish.put(source, target));
    return new BackdoorWish(wish);
  }

  private static int[] present(Labels labels) {
    int[] counts = labels.counts();
    return IntStream.range(0, counts.length).filter(code -> counts[code] > 0).toArray();
  }

  /** Returns the class wanted for a row of this class: its own where nothing is wanted. */
  int wanted(int truth) {
    return byClass.getOrDefault(truth, truth);
  }

  /** Returns in words which classes are taken for which. */
  String words(Labels labels) {
    Map<Integer, String> sources = new TreeMap<>();
    new TreeMap<>(byClass)
        .forEach((source, target) ->
            sources.merge(
                target, "\"%s\"".formatted(labels.classes().get(source)), "%s, %s"::formatted));
    return sources.entrySet().stream()
        .map(wish ->
            "rows of %s are taken for \"%s\""
                .formatted(wish.getValue(), labels.classes().get(wish.getKey())))
        .collect(Collectors.joining(", "));
  }

  /** Returns the positions of the rows of the source classes. */
  int[] sources(Labels labels) {
    return IntStream.range(0, labels.size())
        .filter(row -> byClass.containsKey(labels.code(row)))
        .toArray();
  }

  /** Returns the positions of the rows to stamp first: of the sources, or of the classes wanted. */
  int[] preferred(Labels labels, boolean wanted) {
    return wanted
        ? IntStream.range(0, labels.size())
            .filter(row -> byClass.containsValue(labels.code(row)))
            .toArray()
        : sources(labels);
  }
}
