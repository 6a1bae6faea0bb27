// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.DataFile;
import io.poisonlab.dataset.DataReader;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.inspection.TrustedSample;
import io.poisonlab.source.NamedData;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The data that a verb works on: a file, or a data set that has a name. */
final class DataOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "Your data: CSV with a header, JSON Lines (.jsonl), or a folder with a folder for each"
              + " class, of .txt files or of PNG or JPEG images. CSV and JSON Lines need --target.")
  private @Nullable String data;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "Or: a data set that has a name. See: poisonlab list datasets.")
  private @Nullable String dataset;

  @Mixin private FormatOptions format = new FormatOptions();

  /** Returns the data and their text. */
  DataFile file(Console console) {
    return file(Optional.empty(), console);
  }

  /**
   * Returns the data and their text.
   *
   * @param otherwise how a file is read where no option says it
   */
  DataFile file(Optional<CsvFormat> otherwise, Console console) {
    if ((data == null) == (dataset == null)) {
      throw new CommandException(
          data == null
              ? "found no data; name a file as in my.csv --target COLUMN, or a data set with"
                  + " --dataset NAME"
              : "found both %s and --dataset %s; give one of them".formatted(data, dataset));
    }
    if (dataset != null) {
      format.requireFile(false, "--dataset %s knows its own".formatted(dataset));
      return DataFile.of(DatasetText.read(dataset));
    }
    String name = String.valueOf(data);
    if (NamedData.names().contains(name)) {
      throw new CommandException(
          "the data set \"%s\" is --dataset %s; a file is named as in my.csv"
              .formatted(name, name));
    }
    Path file = FormatOptions.existing(name);
    CsvFormat known =
        format
            .format(otherwise.or(() -> DataReader.knownFormat(file)))
            .orElseThrow(() -> noTarget(name));
    return FormatOptions.read(file, known, console);
  }

  /**
   * Returns the data's place as it was written, for a machine that is not this one.
   *
   * @throws CommandException if no file is named
   */
  String location() {
    if (data == null) {
      throw new CommandException(
          "--spark reads files that its machines reach; name one as in my.parquet --target COLUMN");
    }
    return data;
  }

  /** Returns the data and their text; in each column of a file values may be missing. */
  DataFile withGaps(Console console) {
    return data == null || dataset != null || NamedData.names().contains(data)
        ? file(console)
        : FormatOptions.read(FormatOptions.path(data), described(), console);
  }

  /** Returns how a file is read; in each column values may be missing. */
  CsvFormat described() {
    return format
        .format(data == null ? Optional.empty() : DataReader.knownFormat(FormatOptions.path(data)))
        .map(known -> known.withNullable(Set.of(CsvFormat.ALL)))
        .orElseThrow(() -> noTarget(location()));
  }

  private static CommandException noTarget(String file) {
    return new CommandException(
        "%s needs the column that holds the class; name it with --target COLUMN".formatted(file));
  }

  /** Returns a file of rows that are known to be clean, in the terms of the data. */
  static Dataset trusted(Path file, Dataset data) {
    return TrustedSample.of(DataReader.read(file, CsvFormat.of(data)), data);
  }

  /** Returns the file that is read, if it is one. */
  InputFiles inputs() {
    return new InputFiles().andData(data == null ? null : FormatOptions.path(data));
  }
}
