// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of two columns as the page draws them.
 *
 * @param x of each row; null where it is missing
 * @param y of each row; null where it is missing
 * @param classes the code of each row's class
 * @param marks of each row a letter, see {@link Mark}
 */
public record DrawnRows(
    List<@Nullable Float> x, List<@Nullable Float> y, List<Integer> classes, String marks) {
  /** Returns rows with what is known of them. */
  public static DrawnRows of(Dataset rows, RowIds poison, RowIds flagged) {
    Set<Integer> bad = new HashSet<>(poison.stream().boxed().toList());
    Set<Integer> out = new HashSet<>(flagged.stream().boxed().toList());
    StringBuilder marks = new StringBuilder();
    for (int row = 0; row < rows.size(); row++) {
      int id = rows.ids().at(row);
      marks.append(Mark.of(bad.contains(id), out.contains(id)).letter());
    }
    return new DrawnRows(
        values(View.column(rows, 0)),
        values(View.column(rows, 1)),
        IntStream.of(rows.labels().toArray()).boxed().toList(),
        marks.toString());
  }

  /** Single precision is enough for a screen, and half of what the page would be sent else. */
  private static List<@Nullable Float> values(NumericColumn column) {
    List<@Nullable Float> values = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      values.add(column.isMissing(row) ? null : (float) column.value(row));
    }
    return values;
  }
}
