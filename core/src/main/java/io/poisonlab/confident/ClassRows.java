// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows of each label, ascending. */
final class ClassRows {
  private final int[] rows;
  private final int[] starts;

  private ClassRows(int[] rows, int[] starts) {
    this.rows = rows;
    this.starts = starts;
  }

  static ClassRows of(LabelledProbabilities problem) {
    int[] starts = new int[problem.classes() + 1];
    for (int code = 0; code < problem.classes(); code++) {
      starts[code + 1] = starts[code] + problem.count(code);
    }
    int[] next = starts.clone();
    int[] rows = new int[problem.size()];
    for (int row = 0; row < rows.length; row++) {
      rows[next[problem.label(row)]++] = row;
    }
    return new ClassRows(rows, starts);
  }

  /** Returns the number of rows with a label. */
  int count(int label) {
    return starts[label + 1] - starts[label];
  }

  /** Returns the rows with a label, ascending. */
  IntStream of(int label) {
    return Arrays.stream(rows, starts[label], starts[label + 1]);
  }

  IntStream labels() {
    return IntStream.range(0, starts.length - 1);
  }
}
