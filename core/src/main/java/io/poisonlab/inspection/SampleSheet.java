// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.DataFile;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.LineNumbers;
import io.poisonlab.dataset.Shuffle;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows for a person to look at: drawn from each class in proportion to its size.
 *
 * @param data where they come from
 * @param numbers the places of the rows drawn, from 1, ascending
 */
public record SampleSheet(Dataset data, List<Integer> numbers) {
  private static final List<String> FINDINGS = List.of("looks_right", "remark");

  /** Copies the list. */
  public SampleSheet {
    numbers = List.copyOf(numbers);
  }

  /**
   * Draws rows without replacement, each class giving its share of them, rounded by largest
   * remainder, equal ones to the larger class, then the first. Takes O(n).
   *
   * @throws IllegalArgumentException if there are not that many rows
   */
  public static SampleSheet of(Dataset data, int size, Seed seed) {
    if (size < 1 || size > data.size()) {
      throw new IllegalArgumentException(
          "a sample of \"%s\" must have 1 to %d rows, found %d"
              .formatted(data.name(), data.size(), size));
    }
    int[] quota = quotas(data.labels().counts(), size);
    RandomGenerator random = seed.generator();
    List<Integer> numbers = new ArrayList<>();
    for (int label = 0; label < quota.length; label++) {
      int[] rows = Shuffle.shuffled(data.labels().rowsOf(label), random);
      Arrays.stream(rows).limit(quota[label]).forEach(row -> numbers.add(row + 1));
    }
    numbers.sort(null);
    return new SampleSheet(data, numbers);
  }

  /**
   * Returns the sheet: the row's number and, where the data came from a file, its line, what it has
   * in the columns that were left out, such as an id, its features and class, and two empty columns
   * for what the reader finds: {@code looks_right} and {@code remark}. A column that is called as
   * one of ours is {@code data.} and its name.
   *
   * @param file the data with their text
   */
  public String toCsv(DataFile file) {
    Optional<LineNumbers> lines = file.lines();
    List<String> header = new ArrayList<>(List.of("row"));
    lines.ifPresent(_ -> header.add("line"));
    List<String> ours = Stream.concat(header.stream(), FINDINGS.stream()).toList();
    Stream.of(file.ignored(), data.table().names(), List.of(data.labels().target()))
        .flatMap(List::stream)
        .forEach(name -> header.add(SuspicionTable.heading(name, ours)));
    header.addAll(FINDINGS);
    List<List<String>> records = new ArrayList<>();
    records.add(header);
    for (int number : numbers) {
      int row = number - 1;
      List<String> record = new ArrayList<>(List.of(Integer.toString(number)));
      lines.ifPresent(known -> record.add(Integer.toString(known.at(row))));
      record.addAll(file.ignoredTexts(row));
      data.table().columns().forEach(column -> record.add(column.shown(row)));
      record.addAll(List.of(data.labels().name(row), "", ""));
      records.add(record);
    }
    return CsvWriter.records(records);
  }

  private static int[] quotas(int[] counts, int size) {
    long total = Arrays.stream(counts).asLongStream().sum();
    int[] quota = new int[counts.length];
    for (int i = 0; i < counts.length; i++) {
      quota[i] = (int) ((long) counts[i] * size / total);
    }
    IntStream.range(0, counts.length)
        .boxed()
        .sorted(
            Comparator.comparingLong((Integer i) -> -((long) counts[i] * size % total))
                .thenComparingInt(i -> -counts[i]))
        .limit(size - Arrays.stream(quota).sum())
        .forEach(i -> quota[i]++);
    return quota;
  }
}
