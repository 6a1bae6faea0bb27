// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.CsvReader;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.source.NamedData;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a data file is read. */
final class FormatOptions {
  @Option(names = "--target", paramLabel = "COLUMN", description = "The column with the class.")
  private @Nullable String target;

  @Option(
      names = "--nullable",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns that may have empty cells; * for all.")
  private List<String> nullable = new ArrayList<>();

  @Option(
      names = "--nominal",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of categories that are written as numbers.")
  private List<String> nominal = new ArrayList<>();

  /** Returns whether nothing is said. */
  boolean isEmpty() {
    return target == null && nullable.isEmpty() && nominal.isEmpty();
  }

  /** Returns the format, if the target is named. */
  Optional<CsvFormat> format() {
    return Optional.ofNullable(target)
        .map(column -> new CsvFormat(column, Set.copyOf(nominal), Set.copyOf(nullable)));
  }

  /**
   * Reads the file that {@code --data} names.
   *
   * @throws CommandException if it is the name of a data set, or the target is not named
   */
  Dataset read(String file) {
    if (NamedData.names().contains(file)) {
      throw new CommandException(
          "--data names a file; the data set \"%s\" is --dataset %s".formatted(file, file));
    }
    return CsvReader.read(
        path(file),
        format()
            .orElseThrow(() ->
                new CommandException(
                    "--data needs the column that holds the class; name it with --target COLUMN")));
  }

  /** Returns the path that a text is. */
  static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new CommandException("\"%s\" is no path: %s".formatted(text, e.getReason()), e);
    }
  }
}
