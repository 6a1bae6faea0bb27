// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The data sets of a grid: those that have a name, and a file. */
final class GridDataOptions {
  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description =
          "A data set that has a name, or a generator: breast-cancer, blobs:rows=200,seed=3;"
              + " repeatable. See: poisonlab list datasets.")
  private List<String> datasets = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "Your own data: CSV with a header, JSON Lines (.jsonl), or a folder with a folder for each"
              + " class, of .txt files or of PNG or JPEG images. CSV and JSON Lines need --target.")
  private @Nullable String data;

  @Mixin private FormatOptions format = new FormatOptions();

  /** Returns whether nothing is named. */
  boolean isEmpty() {
    return datasets.isEmpty() && data == null;
  }

  /** Returns whether both a data set that has a name and a file are named. */
  boolean isMixed() {
    return !datasets.isEmpty() && data != null;
  }

  /** Returns what was given, as it is given. */
  String words() {
    return String.join(
        " and ",
        Stream.concat(
                Stream.of(datasets)
                    .filter(named -> !named.isEmpty())
                    .map(named -> "--dataset " + String.join(" --dataset ", named)),
                Stream.ofNullable(data).map(file -> "--data " + file))
            .toList());
  }

  /**
   * Checks that nothing describes a file where none is named.
   *
   * @throws CommandException if something does
   */
  void check() {
    format.requireFile(data != null, "name it with --data FILE.csv");
  }

  /** Returns the file that is read, if there is one. */
  InputFiles inputs() {
    return new InputFiles().andData(data == null ? null : FormatOptions.path(data));
  }

  /** Reads what is named, the file last. */
  List<Dataset> read(Console console) {
    return Stream.concat(
            datasets.stream().map(DatasetText::read),
            Stream.ofNullable(data).map(file -> format.read(file, console)))
        .toList();
  }
}
