// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.CsvOmissions;
import io.poisonlab.dataset.CsvReader;
import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.dataset.Source;
import io.poisonlab.scene.Knobs;
import io.poisonlab.scene.PlaneData;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A CSV file of a visitor, kept as its bytes: two of its columns of numbers are shown, and one of
 * few different values is the class.
 */
final class UploadedFile {
  private static final Source SOURCE = new Source(Source.Kind.MEMORY, "the file");
  private static final String NAME = "upload";

  private final byte[] bytes;
  private final Summary summary;

  private UploadedFile(byte[] bytes, Summary summary) {
    this.bytes = bytes;
    this.summary = summary;
  }

  /**
   * What the page needs to know of a file.
   *
   * @param data the name that the knob is set to
   * @param rows how many there are
   * @param numbers the columns that can be shown
   * @param targets the columns that can be the class, the likeliest first
   * @param gaps what keeps a column from being shown that nearly could be
   */
  record Summary(
      String data, int rows, List<String> numbers, List<String> targets, List<String> gaps) {}

  /**
   * Looks at the bytes of a file.
   *
   * @throws DataFormatException if they are no CSV file
   * @throws Refusal if they are one that cannot be shown; the message says why
   */
  static UploadedFile of(byte[] bytes) {
    UploadCheck check = UploadCheck.of(SOURCE, bytes);
    String name = Uploads.PREFIX + Fingerprint.of(bytes).sha256().substring(0, 16);
    return new UploadedFile(
        bytes, new Summary(name, check.rows(), check.numbers(), check.targets(), check.gaps()));
  }

  /** Returns what is wrong with a file without the options that a command would mend it with. */
  static String withoutOptions(DataFormatException e) {
    return String.valueOf(e.getMessage()).replaceAll(" ?\\(--[^)]*\\)", "");
  }

  Summary summary() {
    return summary;
  }

  /**
   * Returns two of its columns and the class that the knobs name.
   *
   * @throws IllegalArgumentException if it has none of these names, or rows that cannot be read
   */
  PlaneData plane(Knobs knobs) {
    if (!summary.targets().contains(knobs.target())) {
      throw new IllegalArgumentException(
          "no column \"%s\" can be the class; those that can are %s"
              .formatted(knobs.target(), summary.targets()));
    }
    Set<String> wanted = Set.of(knobs.x(), knobs.y().equals(knobs.x()) ? "" : knobs.y());
    Set<String> others = new HashSet<>(CsvReader.columnNames(SOURCE, bytes));
    others.removeAll(wanted);
    others.remove(knobs.target());
    CsvFormat format =
        CsvFormat.target(knobs.target()).without(new CsvOmissions(others, Set.of(), false));
    try {
      Dataset data = CsvReader.read(NAME, SOURCE, bytes, format);
      return PlaneData.of(data, knobs.x(), knobs.y());
    } catch (DataFormatException e) {
      throw new IllegalArgumentException(withoutOptions(e), e);
    }
  }
}
