// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form in which the UCI repository publishes C4.5's files: no header, fields separated by comma
 * and blank, {@code ?} for a missing value, comments that begin with a bar, and in files of test
 * cases a full stop behind the class, which comes last.
 */
final class UciText {
  private UciText() {}

  /** Returns the rows of all files, in order, as CSV with a header. */
  static String csv(List<String> columns, List<byte[]> files) {
    return Stream.concat(
            Stream.of(String.join(",", columns)),
            files.stream()
                .flatMap(bytes -> new String(bytes, StandardCharsets.UTF_8).lines())
                .filter(line -> !line.isBlank() && !line.startsWith("|"))
                .map(UciText::row))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String row(String line) {
    String cases = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    return Stream.of(cases.split(",", -1))
        .map(String::strip)
        .map(cell -> cell.equals("?") ? "" : cell)
        .collect(Collectors.joining(","));
  }
}
