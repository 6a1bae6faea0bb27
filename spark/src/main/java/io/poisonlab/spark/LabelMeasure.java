// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;

import io.poisonlab.profile.LabelProfile;
import io.poisonlab.profile.ValueCount;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * What is measured of the target.
 *
 * @param target the column
 */
record LabelMeasure(CellColumn target) {
  /** The number of all rows. */
  static final String ROWS = "rows";

  /** A column with more different values is no class; so many are counted without any error. */
  private static final int MOST = 1_000;

  private static final int TRACKED = 100_000;
  private static final String NUMBER = "class_number";
  private static final String TEXT = "class_text";
  private static final String COUNT = "class_count";
  private static final String TOP = "class_top";

  List<Column> cells() {
    return List.of(target.text().as(TEXT), target.number().as(NUMBER));
  }

  /** Returns whether a row has a class. */
  Column present() {
    return col(TEXT).isNotNull();
  }

  /** Returns the text that the digest is made of. */
  Column normal() {
    return coalesce(col(NUMBER).cast("string"), col(TEXT));
  }

  List<Column> aggregates() {
    return List.of(
        count(col(TEXT)).as(COUNT),
        expr("approx_top_k(%s, %d, %d)".formatted(TEXT, MOST + 1, TRACKED)).as(TOP));
  }

  /** Reads what was measured. */
  LabelProfile profile(Row row, long rows) {
    long present = row.getAs(COUNT);
    List<ValueCount> classes = ColumnMeasure.counts(row, TOP);
    if (classes.stream().mapToLong(ValueCount::count).sum() != present) {
      throw new IllegalArgumentException(
          "the target \"%s\" has more than %d different values; is it a number rather than a class?"
              .formatted(target.name(), MOST));
    }
    return new LabelProfile(target.name(), rows - present, classes);
  }
}
