// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says which categories of inputs the data never held. */
final class UnknownCategories {
  private static final int MOST = 3;

  private UnknownCategories() {}

  /** Returns a warning, if there are any. */
  static Optional<String> of(Table inputs, Table data) {
    List<String> found =
        inputs.columns().stream()
            .map(column -> of(column, data))
            .flatMap(Optional::stream)
            .toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "inputs hold categories that the model never learned, and what it says of them means little: "
                + cut(found, "; "));
  }

  private static Optional<String> of(Column column, Table data) {
    if (!(data.column(column.name()) instanceof NominalColumn known)) {
      return Optional.empty();
    }
    Set<String> held = new HashSet<>();
    IntStream.range(0, known.size())
        .filter(row -> !known.isMissing(row))
        .forEach(row -> held.add(known.text(row)));
    List<String> unknown =
        IntStream.range(0, column.size())
            .filter(row -> !column.isMissing(row))
            .mapToObj(column::text)
            .filter(category -> !held.contains(category))
            .toList();
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "column \"%s\" in %s (%s)"
                .formatted(
                    column.name(),
                    Count.of(unknown.size(), "row"),
                    cut(unknown.stream().distinct().map("\"%s\""::formatted).toList(), ", ")));
  }

  private static String cut(List<String> all, String between) {
    String first = all.stream().limit(MOST).collect(Collectors.joining(between));
    return all.size() > MOST
        ? "%s%sand %d more".formatted(first, between, all.size() - MOST)
        : first;
  }
}
