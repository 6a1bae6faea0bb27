// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.CsvOmissions;
import io.poisonlab.dataset.CsvReader;
import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether a file can be shown: its size, and which of its columns hold numbers or classes.
 *
 * @param rows how many there are
 * @param numbers the columns in which every cell is a number
 * @param targets the columns that can be the class, from the last to the first
 * @param gaps what keeps a column from being one of numbers that nearly is one
 */
record UploadCheck(int rows, List<String> numbers, List<String> targets, List<String> gaps) {
  /** The most rows of a file. */
  static final int MOST_ROWS = 2_000;

  /** The most columns of a file. */
  static final int MOST_COLUMNS = 50;

  private static final int MOST_CLASSES = 10;
  private static final int LEAST_OF_A_CLASS = 4;

  /** How files begin that are packed: zip and what is built on it, gzip, bzip2, xz, zstd. */
  private static final List<byte[]> PACKED =
      List.of(
          new byte[] {'P', 'K'},
          new byte[] {0x1f, (byte) 0x8b},
          new byte[] {'B', 'Z', 'h'},
          new byte[] {(byte) 0xfd, '7', 'z'},
          new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd});

  /**
   * Looks at the bytes of a file.
   *
   * @throws DataFormatException if they are no CSV file
   * @throws Refusal if they are one that cannot be shown; the message says why
   */
  static UploadCheck of(Source source, byte[] bytes) {
    if (PACKED.stream().anyMatch(head -> begins(bytes, head))) {
      throw new Refusal(415, "the file is packed; unpack it, and choose the CSV file in it");
    }
    List<String> names = CsvReader.columnNames(source, bytes);
    if (names.size() > MOST_COLUMNS) {
      throw new Refusal(
          413, "the file has %d columns, allowed are %d".formatted(names.size(), MOST_COLUMNS));
    }
    Dataset texts = texts(source, bytes, names);
    if (texts.size() > MOST_ROWS) {
      throw new Refusal(
          413, "the file has %,d rows, allowed are %,d".formatted(texts.size(), MOST_ROWS));
    }
    List<String> numbers = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    for (String name : names) {
      List<String> cells = cells(texts, name);
      long right = cells.stream().filter(UploadCheck::isNumber).count();
      if (right == cells.size()) {
        numbers.add(name);
      } else if (2 * right > cells.size()) {
        gaps.add(gap(name, cells));
      }
      if (isTarget(cells)) {
        targets.addFirst(name);
      }
    }
    if (numbers.size() < 2 || targets.isEmpty()) {
      throw new Refusal(
          422,
          "the page needs two columns of numbers without gaps, found %s, and one of 2 to %d classes with %d rows each or more, found %s%s"
              .formatted(
                  listed(numbers),
                  MOST_CLASSES,
                  LEAST_OF_A_CLASS,
                  listed(targets),
                  gaps.stream().map("; "::concat).collect(Collectors.joining())));
    }
    return new UploadCheck(
        texts.size(), List.copyOf(numbers), List.copyOf(targets), List.copyOf(gaps));
  }

  /** Says where a column of numbers has something else for the first time. */
  private static String gap(String name, List<String> cells) {
    int row = 0;
    while (isNumber(cells.get(row))) {
      row++;
    }
    return "\"%s\" has no number in row %,d below the header".formatted(name, row + 1);
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private static boolean begins(byte[] bytes, byte[] head) {
    return bytes.length >= head.length
        && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
  }

  /**
   * Reads every column as texts. One of them has to be called the class; which can be one is not
   * known yet.
   */
  private static Dataset texts(Source source, byte[] bytes, List<String> names) {
    DataFormatException first = new DataFormatException("the file has no column");
    for (String target : names.reversed()) {
      Set<String> others = new HashSet<>(names);
      others.remove(target);
      try {
        return CsvReader.read(
            "upload",
            source,
            bytes,
            new CsvFormat(target, others, others, Set.of(), CsvOmissions.NONE));
      } catch (DataFormatException e) {
        first = target.equals(names.getLast()) ? e : first;
      }
    }
    throw first;
  }

  private static List<String> cells(Dataset texts, String name) {
    if (texts.labels().target().equals(name)) {
      return IntStream.range(0, texts.size()).mapToObj(texts.labels()::name).toList();
    }
    Column column = texts.table().column(name);
    return IntStream.range(0, texts.size())
        .mapToObj(row -> column instanceof NominalColumn ? column.text(row) : "")
        .toList();
  }

  private static boolean isNumber(String cell) {
    try {
      return Double.isFinite(Double.parseDouble(cell)) && !cell.matches(".*[a-zA-Z&&[^eE]].*");
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static boolean isTarget(List<String> cells) {
    Map<String, Integer> counts = new HashMap<>();
    for (String cell : cells) {
      counts.merge(cell, 1, Integer::sum);
    }
    return !counts.containsKey("")
        && counts.size() >= 2
        && counts.size() <= MOST_CLASSES
        && counts.values().stream().allMatch(count -> count >= LEAST_OF_A_CLASS);
  }
}
