// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Shuffle;
import io.poisonlab.dataset.Table;
import io.poisonlab.evaluation.RocAuc;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Data with poison planted by hand, so that what a detector finds can be told from what it should.
 *
 * @param data what a victim sees
 * @param poison the ids of the planted rows
 */
record Planted(Dataset data, RowIds poison) {
  private static final double WHITE = 16;

  /** The four pixels of the lower right corner of an 8 × 8 digit. */
  private static final int[] CORNER = {54, 55, 62, 63};

  /** Stamps a white corner on rows of other classes and calls them by the target class. */
  static Planted corner(Dataset digits, double rate, int target, Seed seed) {
    int[] others =
        IntStream.range(0, digits.size())
            .filter(row -> digits.labels().code(row) != target)
            .toArray();
    int count = (int) Math.floor(rate * digits.size() + 1e-9);
    int[] rows = Arrays.copyOf(Shuffle.shuffled(others, seed.generator()), count);
    Table stamped = withCorner(digits.table(), rows);
    int[] labels = digits.labels().toArray();
    for (int row : rows) {
      labels[row] = target;
    }
    Dataset data = digits.withTable(stamped).withLabels(digits.labels().withCodes(labels));
    return new Planted(data, digits.ids().select(rows).sorted());
  }

  /** Stamps a white corner on all rows. */
  static Table withCorner(Table digits) {
    return withCorner(digits, IntStream.range(0, digits.size()).toArray());
  }

  private static Table withCorner(Table digits, int[] rows) {
    Table stamped = digits;
    for (int pixel : CORNER) {
      NumericColumn column = (NumericColumn) stamped.columns().get(pixel);
      double[] values = column.toArray();
      for (int row : rows) {
        values[row] = WHITE;
      }
      stamped = stamped.with(pixel, column.withValues(values));
    }
    return stamped;
  }

  /** Replaces the numbers of some rows by uniform draws from each column's range. */
  static Planted box(Dataset clean, double rate, Seed seed) {
    RandomGenerator random = seed.generator();
    int[] rows =
        Arrays.copyOf(
            Shuffle.shuffled(Shuffle.range(clean.size()), random), (int) (rate * clean.size()));
    List<Column> columns =
        clean.table().columns().stream()
            .map(column -> {
              NumericColumn numbers = (NumericColumn) column;
              double[] values = numbers.toArray();
              double low = Arrays.stream(values).min().orElseThrow();
              double high = Arrays.stream(values).max().orElseThrow();
              for (int row : rows) {
                values[row] = low + (high - low) * random.nextDouble();
              }
              return (Column) numbers.withValues(values);
            })
            .toList();
    return new Planted(clean.withTable(new Table(columns)), clean.ids().select(rows).sorted());
  }

  /** Moves some rows close together, this many deviations away from the mean in every column. */
  static Planted cluster(Dataset clean, double rate, double away, Seed seed) {
    RandomGenerator random = seed.generator();
    int[] rows =
        Arrays.copyOf(
            Shuffle.shuffled(Shuffle.range(clean.size()), random), (int) (rate * clean.size()));
    List<Column> columns =
        clean.table().columns().stream()
            .map(column -> {
              NumericColumn numbers = (NumericColumn) column;
              double[] values = numbers.toArray();
              double mean = Arrays.stream(values).average().orElseThrow();
              double deviation =
                  Math.sqrt(
                      Arrays.stream(values)
                          .map(v -> (v - mean) * (v - mean))
                          .average()
                          .orElseThrow());
              double side = random.nextBoolean() ? away : -away;
              for (int row : rows) {
                values[row] = mean + deviation * (side + 0.1 * random.nextGaussian());
              }
              return (Column) numbers.withValues(values);
            })
            .toList();
    return new Planted(clean.withTable(new Table(columns)), clean.ids().select(rows).sorted());
  }

  /** Flips the labels of some rows to another class. */
  static Planted flips(Dataset clean, double rate, Seed seed) {
    RandomGenerator random = seed.generator();
    int[] rows =
        Arrays.copyOf(
            Shuffle.shuffled(Shuffle.range(clean.size()), random), (int) (rate * clean.size()));
    int[] labels = clean.labels().toArray();
    for (int row : rows) {
      labels[row] = (labels[row] + 1 + random.nextInt(clean.classCount() - 1)) % clean.classCount();
    }
    return new Planted(
        clean.withLabels(clean.labels().withCodes(labels)), clean.ids().select(rows).sorted());
  }

  /** Returns the probability that a planted row scores higher than another. */
  double auc(Suspicion found) {
    boolean[] planted = planted();
    return RocAuc.of(data.size(), found::score, row -> planted[row]);
  }

  /** Returns the share of the planted rows that were flagged. */
  double recall(Suspicion found) {
    return (double) hits(found) / poison.size();
  }

  /** Returns the share of the rows that are not planted which were flagged. */
  double falseAlarms(Suspicion found) {
    return (double) (found.flagged().size() - hits(found)) / (data.size() - poison.size());
  }

  private long hits(Suspicion found) {
    return found.flagged().stream().filter(poison::contains).count();
  }

  /** Returns the positions of the rows that carry this label. */
  int[] rowsOf(int label) {
    return data.labels().rowsOf(label);
  }

  /** Returns for each row whether it is planted. */
  boolean[] planted() {
    Set<Integer> ids = new HashSet<>(poison.stream().boxed().toList());
    boolean[] planted = new boolean[data.size()];
    for (int row = 0; row < planted.length; row++) {
      planted[row] = ids.contains(data.ids().at(row));
    }
    return planted;
  }
}
