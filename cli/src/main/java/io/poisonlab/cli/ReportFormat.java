// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a report is written as. */
enum ReportFormat {
  TEXT("txt", 20),
  CSV("csv", Integer.MAX_VALUE),
  JSON("json", Integer.MAX_VALUE),
  HTML("html", 200);

  private final String ending;
  private final int most;

  ReportFormat(String ending, int most) {
    this.ending = ending;
    this.most = most;
  }

  /** Returns how many rows of each defence it shows where nothing is said. */
  int most() {
    return most;
  }

  /**
   * Returns the format that is asked for: by its name, else by the ending of the file.
   *
   * @throws CommandException if the name or the ending is none of those known
   */
  static ReportFormat of(@Nullable String name, @Nullable Path out) {
    if (name != null) {
      return find(name, Arrays.stream(values()).map(ReportFormat::word).toList())
          .orElseThrow(() ->
              new CommandException(
                  "--format must be one of %s, found \"%s\""
                      .formatted(Arrays.stream(values()).map(ReportFormat::word).toList(), name)));
    }
    return out == null ? TEXT : ofEnding(out);
  }

  /** Checks that a file that holds CSV is called so. */
  static void requireCsv(Path out) {
    if (!ending(out).equals(CSV.ending)) {
      throw new CommandException(
          "--sample writes CSV, found --out %s; name a file that ends in .csv".formatted(out));
    }
  }

  private static ReportFormat ofEnding(Path out) {
    List<String> endings = Arrays.stream(values()).map(format -> format.ending).toList();
    return find(ending(out), endings)
        .orElseThrow(() ->
            new CommandException(
                "--out %s ends in none of .%s; name the file so, or add --format FORMAT"
                    .formatted(out, String.join(", .", endings))));
  }

  private static Optional<ReportFormat> find(String text, List<String> words) {
    int place = words.indexOf(text);
    return place < 0 ? Optional.empty() : Optional.of(values()[place]);
  }

  private static String ending(Path out) {
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
