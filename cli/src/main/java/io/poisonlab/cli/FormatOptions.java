// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.CsvOmissions;
import io.poisonlab.dataset.DataFile;
import io.poisonlab.dataset.DataReader;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.IdDoubt;
import io.poisonlab.parameter.NameList;
import io.poisonlab.source.NamedData;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
      converter = ListedName.class,
      description = "Columns that may have empty cells; * for all.")
  private List<String> nullable = new ArrayList<>();

  @Option(
      names = "--nominal",
      paramLabel = "COLUMN",
      split = ",",
      converter = ListedName.class,
      description = "Columns of categories that are written as numbers.")
  private List<String> nominal = new ArrayList<>();

  @Option(
      names = "--text",
      paramLabel = "COLUMN",
      split = ",",
      converter = ListedName.class,
      description = "Columns of texts, such as sentences: their words count.")
  private List<String> texts = new ArrayList<>();

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      split = ",",
      converter = ListedName.class,
      description = "Columns to leave out, such as an id; a copy keeps them.")
  private List<String> ignored = new ArrayList<>();

  @Option(
      names = "--missing",
      paramLabel = "TEXT",
      split = ",",
      converter = ListedName.class,
      description = "Texts that mean a missing value, as an empty cell does: NA,?.")
  private List<String> missing = new ArrayList<>();

  @Option(
      names = "--skip-unlabelled",
      description = "Leave out rows without a class; a copy keeps them.")
  private boolean skipUnlabelled;

  /**
   * Checks that nothing is said where there is no file that it could be about.
   *
   * @param advice what to do
   * @throws CommandException if something is
   */
  void requireFile(boolean file, String advice) {
    if (!file && !(target == null && readsAsItIs() && omitsNothing())) {
      throw new CommandException(
          "--target, --nullable, --nominal, --text, --ignore, --missing and --skip-unlabelled describe a file; "
              + advice);
    }
  }

  private boolean readsAsItIs() {
    return nullable.isEmpty() && nominal.isEmpty() && texts.isEmpty();
  }

  private boolean omitsNothing() {
    return ignored.isEmpty() && missing.isEmpty() && !skipUnlabelled;
  }

  /** Returns the format, if the target is named; another where nothing is said. */
  Optional<CsvFormat> format(Optional<CsvFormat> otherwise) {
    requireFile(
        target != null || otherwise.isEmpty(),
        "how it is read is known; leave them out, or name the --target too");
    return Optional.ofNullable(target)
        .map(column -> new CsvFormat(column, Set.copyOf(nominal), Set.copyOf(nullable)))
        .map(format ->
            format
                .withTexts(Set.copyOf(texts))
                .without(
                    new CsvOmissions(Set.copyOf(ignored), Set.copyOf(missing), skipUnlabelled)))
        .or(() -> otherwise);
  }

  /** Reads a file, and says how many rows were left out and which columns may be ids. */
  static DataFile read(Path path, CsvFormat format, Console console) {
    DataFile file = DataFile.read(path, format);
    if (file.skipped() > 0) {
      console.note(
          "%s without a class left out of %s"
              .formatted(Count.of(file.skipped(), "row"), file.data()));
    }
    IdDoubt.of(file.data().table()).forEach(console::warn);
    Map<String, String> zeros = file.leadingZeros();
    if (!zeros.isEmpty()) {
      console.warn(
          "leading zeros are lost in columns read as numbers: %s; where they are codes, read them as categories with --nominal %s"
              .formatted(
                  zeros.entrySet().stream()
                      .map(each -> "%s (%s)".formatted(each.getKey(), each.getValue()))
                      .collect(Collectors.joining(", ")),
                  NameList.option(List.copyOf(zeros.keySet()))));
    }
    return file;
  }

  /**
   * Reads the file that {@code --data} names.
   *
   * @throws CommandException if it is the name of a data set, or the target is not named
   */
  Dataset read(String file, Console console) {
    if (NamedData.names().contains(file)) {
      throw new CommandException(
          "--data names a file; the data set \"%s\" is --dataset %s".formatted(file, file));
    }
    Path path = existing(file);
    CsvFormat format =
        format(DataReader.knownFormat(path))
            .orElseThrow(() ->
                new CommandException(
                    "--data needs the column that holds the class; name it with --target COLUMN"));
    return read(path, format, console).data();
  }

  /**
   * Returns the path of data.
   *
   * @throws CommandException if nothing is there: what to say of it comes after
   */
  static Path existing(String text) {
    Path path = path(text);
    if (!Files.exists(path)) {
      throw new CommandException(
          "%s does not exist; give the path of a file or a folder".formatted(text));
    }
    return path;
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
