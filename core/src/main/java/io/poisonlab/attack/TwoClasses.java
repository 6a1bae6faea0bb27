// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.surrogate.Samples;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The two classes that an attack on a two-class model is about.
 *
 * @param first the code of the class that is +1
 * @param second the code of the class that is −1
 */
record TwoClasses(int first, int second) {
  /**
   * Checks the names of a setting.
   *
   * @throws IllegalArgumentException for any but no name or two different ones
   */
  static List<String> checked(List<String> names) {
    List<String> copy = List.copyOf(names);
    if (!copy.isEmpty() && (copy.size() != 2 || copy.getFirst().equals(copy.getLast()))) {
      throw new IllegalArgumentException(
          "classes must be two different names, or none for the two classes with the most rows,"
              + " found "
              + copy);
    }
    return copy;
  }

  /**
   * Finds the classes.
   *
   * @param names two names; where empty, the two classes with the most rows, the first of equals
   * @param attack whose classes they are, for messages
   * @throws IllegalArgumentException if a class is unknown or has no rows
   */
  static TwoClasses of(Labels labels, List<String> names, String attack) {
    int[] counts = labels.counts();
    List<Integer> codes =
        names.isEmpty()
            ? IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingInt(code -> -counts[code]))
                .limit(2)
                .sorted()
                .toList()
            : names.stream().map(labels::codeOf).toList();
    if (codes.size() < 2 || codes.stream().anyMatch(code -> counts[code] == 0)) {
      throw new IllegalArgumentException(
          "%s needs rows of two classes, found %s"
              .formatted(
                  attack,
                  codes.stream()
                      .map(code ->
                          "%d of \"%s\"".formatted(counts[code], labels.classes().get(code)))
                      .toList()));
    }
    return new TwoClasses(codes.getFirst(), codes.getLast());
  }

  /** Returns the rows of both classes. */
  Dataset rows(Dataset data) {
    return data.select(
        IntStream.range(0, data.size())
            .filter(row -> data.labels().code(row) == first || data.labels().code(row) == second)
            .toArray());
  }

  /** Returns the class of this sign. */
  int code(int sign) {
    return sign > 0 ? first : second;
  }

  /** Returns rows of these classes by their places in a box. */
  Samples samples(UnitBox box, Dataset rows) {
    int[] signs =
        IntStream.range(0, rows.size()).map(row -> sign(rows.labels().code(row))).toArray();
    return Samples.of(box.places(rows.table()), signs);
  }

  private int sign(int code) {
    return code == first ? 1 : -1;
  }
}
