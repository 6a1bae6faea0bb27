// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import java.util.Arrays;
import java.util.List;

/** How often terms stand in some texts: rows that can be joined to those of other texts. */
final class TermCounts {
  /** Numbers a term, -1 for one that does not count. */
  interface Numbering {
    int of(char[] characters, int start, int end);
  }

  private final int[] starts;
  private int[] columns = new int[1 << 10];
  private int[] counts = new int[1 << 10];
  private int size;

  private TermCounts(int rows) {
    starts = new int[rows + 1];
  }

  /** Counts the terms of texts. */
  static TermCounts of(List<String> texts, int ngrams, TermTable unwanted, Numbering numbering) {
    TermCounts counted = new TermCounts(texts.size());
    Tokens tokens = new Tokens();
    int[] found = new int[64];
    for (int row = 0; row < texts.size(); row++) {
      tokens.read(texts.get(row));
      if (unwanted.size() > 0) {
        tokens.remove(unwanted);
      }
      int number = 0;
      for (int first = 0; first < tokens.size(); first++) {
        for (int last = first; last < Math.min(first + ngrams, tokens.size()); last++) {
          int term = numbering.of(tokens.characters(), tokens.start(first), tokens.end(last));
          if (term >= 0) {
            if (number == found.length) {
              found = Arrays.copyOf(found, 2 * number);
            }
            found[number] = term;
            number++;
          }
        }
      }
      counted.add(row, found, number);
    }
    return counted;
  }

  private void add(int row, int[] found, int number) {
    Arrays.sort(found, 0, number);
    for (int i = 0; i < number; i++) {
      if (i > 0 && found[i] == found[i - 1]) {
        counts[size - 1]++;
        continue;
      }
      if (size == columns.length) {
        columns = Arrays.copyOf(columns, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
      }
      columns[size] = found[i];
      counts[size] = 1;
      size++;
    }
    starts[row + 1] = size;
  }

  /**
   * Counts for each term in how many rows it stands, and how often in all.
   *
   * @param numbers the number under which each of our terms is counted
   */
  void count(int[] numbers, int[] frequencies, long[] totals) {
    for (int entry = 0; entry < size; entry++) {
      int number = numbers[columns[entry]];
      frequencies[number]++;
      totals[number] += counts[entry];
    }
  }

  /**
   * Gives terms other numbers; those that become -1 are left out.
   *
   * @param numbers the number of each of our terms in common
   * @param places what becomes of each common number
   */
  void renumber(int[] numbers, int[] places) {
    int kept = 0;
    for (int row = 0; row + 1 < starts.length; row++) {
      int from = starts[row];
      starts[row] = kept;
      // of few entries a row is sorted by their new numbers, with their counts in the low bits
      long[] sorted = new long[starts[row + 1] - from];
      int left = 0;
      for (int entry = from; entry < starts[row + 1]; entry++) {
        int number = places[numbers[columns[entry]]];
        if (number >= 0) {
          sorted[left] = (long) number << Integer.SIZE | counts[entry];
          left++;
        }
      }
      Arrays.sort(sorted, 0, left);
      for (int i = 0; i < left; i++) {
        columns[kept] = (int) (sorted[i] >>> Integer.SIZE);
        counts[kept] = (int) sorted[i];
        kept++;
      }
    }
    starts[starts.length - 1] = kept;
    size = kept;
  }

  /** Returns the rows of all blocks, in their order. */
  static SparseRows join(List<TermCounts> blocks, int width) {
    int rows = blocks.stream().mapToInt(block -> block.starts.length - 1).sum();
    int entries = blocks.stream().mapToInt(block -> block.size).reduce(0, Math::addExact);
    int[] starts = new int[rows + 1];
    int[] columns = new int[entries];
    double[] values = new double[entries];
    int row = 0;
    int entry = 0;
    for (TermCounts block : blocks) {
      for (int i = 1; i < block.starts.length; i++) {
        row++;
        starts[row] = entry + block.starts[i];
      }
      System.arraycopy(block.columns, 0, columns, entry, block.size);
      for (int i = 0; i < block.size; i++) {
        values[entry + i] = block.counts[i];
      }
      entry += block.size;
    }
    return new SparseRows(width, starts, columns, values);
  }
}
