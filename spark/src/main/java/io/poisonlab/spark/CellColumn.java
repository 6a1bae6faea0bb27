// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.profile.RowDigest;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;

/**
 * A column of the data in Spark's terms.
 *
 * @param name the column
 * @param typed whether its type says that it holds numbers
 * @param text the value's text, null where it is missing
 * @param number the value as a double, null where it is missing or no numeral
 */
record CellColumn(String name, boolean typed, Column text, Column number) {
  static CellColumn of(Dataset<Row> rows, String name, CsvFormat format) {
    DataType type = rows.schema().apply(name).dataType();
    Column value = rows.col("`" + name.replace("`", "``") + "`");
    if (type instanceof NumericType) {
      Column real = value.cast(DataTypes.DoubleType);
      Column number = when(not(isnan(real)), real);
      return new CellColumn(name, true, when(not(isnan(real)), value.cast("string")), number);
    }
    if (!(type.equals(DataTypes.StringType)
        || type.equals(DataTypes.BooleanType)
        || type.equals(DataTypes.DateType)
        || type.equals(DataTypes.TimestampType)
        || type.equals(DataTypes.TimestampNTZType))) {
      throw new IllegalArgumentException(
          "column \"%s\" is of the type %s; a profile is made of numbers, texts, truth values and times: leave it out with --ignore %s"
              .formatted(name, type.simpleString(), name));
    }
    Column written = trim(value.cast("string"));
    List<Object> marks = new ArrayList<>(format.omissions().missing());
    marks.add("");
    Column text = when(not(coalesce(written, lit("")).isin(marks.toArray())), written);
    Column parsed = when(text.rlike("^" + RowDigest.NUMERAL + "$"), text.try_cast("double"));
    return new CellColumn(
        name, false, text, when(abs(parsed).lt(Double.POSITIVE_INFINITY), parsed));
  }
}
