// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Names files that go beside the data that are written. */
final class BesideFile {
  private BesideFile() {}

  private static final List<String> ENDINGS =
      List.of(".csv", ".jsonl", ".ndjson", ".json", ".html", ".md", ".txt");

  /** Returns the file of this ending in the place of that of data: {@code my.truth.csv}. */
  static Path of(Path out, String ending) {
    String name = String.valueOf(out.getFileName());
    return out.resolveSibling(
        name.substring(0, name.length() - ending(name).orElse("").length()) + ending);
  }

  /** Returns the version of data that has this number: {@code my.v2.csv}. */
  static Path version(Path out, int number) {
    return of(
        out, ".v%d%s".formatted(number, ending(String.valueOf(out.getFileName())).orElse("")));
  }

  private static Optional<String> ending(String name) {
    return ENDINGS.stream().filter(name::endsWith).findFirst();
  }
}
