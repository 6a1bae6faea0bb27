// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that a detector compares with each other: all of the data, or those of one class.
 *
 * @param words what they are called in reasons
 * @param rows their positions, ascending; one or more
 */
@SuppressWarnings("ArrayRecordComponent") // stays in the package, and nobody changes it
record JudgedTogether(String words, int[] rows) {
  /** Returns the groups of the data; a class without a row has none. Takes O(rows + classes). */
  static List<JudgedTogether> of(Dataset data, boolean perClass) {
    if (!perClass) {
      int[] all = new int[data.size()];
      Arrays.setAll(all, row -> row);
      return data.size() == 0 ? List.of() : List.of(new JudgedTogether("the data", all));
    }
    int[] counts = data.labels().counts();
    int[][] rows = new int[counts.length][];
    Arrays.setAll(rows, label -> new int[counts[label]]);
    int[] filled = new int[counts.length];
    for (int row = 0; row < data.size(); row++) {
      int label = data.labels().code(row);
      rows[label][filled[label]++] = row;
    }
    List<JudgedTogether> groups = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] > 0) {
        String name = data.labels().classes().get(label);
        groups.add(new JudgedTogether("class \"%s\"".formatted(name), rows[label]));
      }
    }
    return groups;
  }

  int size() {
    return rows.length;
  }

  /** Returns the encoded rows of this group; the rows themselves, no copies. */
  double[][] of(double[][] encoded) {
    return Arrays.stream(rows).mapToObj(row -> encoded[row]).toArray(double[][]::new);
  }
}
