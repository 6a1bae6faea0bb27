// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import io.poisonlab.dataset.CsvDelimiter;
import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.parameter.NameList;
import io.poisonlab.parameter.Similar;
import io.poisonlab.profile.ColumnProfile;
import io.poisonlab.profile.DataProfile;
import io.poisonlab.profile.LabelProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Profiles data of any size on Spark, in one pass: what is exact and what is estimated stands in
 * the profile. Memory on each executor: a few megabytes for each column.
 */
public final class SparkProfile {
  private SparkProfile() {}

  /**
   * Profiles a file, or a folder of files: Parquet where the path ends in {@code .parquet}, else
   * CSV with a header. A column of a CSV file is numeric if each of its values is a numeral and it
   * is not declared nominal. Cells do not contain line ends.
   *
   * @param path as Spark reads it: a path, or a URI with {@code hdfs:}, {@code s3a:} and the like
   * @param format which column is the target, which are nominal, and what is left out; every column
   *     may have missing values
   * @throws IllegalArgumentException if there is no such file or column
   */
  public static DataProfile of(SparkSession spark, String path, CsvFormat format) {
    try {
      return of(
          isParquet(path) ? spark.read().parquet(path) : csv(spark, path), name(path), format);
    } catch (Exception e) {
      throw SparkErrors.worded(e, "cannot profile " + path);
    }
  }

  /** Profiles rows under a name; as {@link #of(SparkSession, String, CsvFormat)} does. */
  public static DataProfile of(Dataset<Row> rows, String name, CsvFormat format) {
    List<String> columns = new ArrayList<>(Arrays.asList(rows.columns()));
    if (!columns.remove(format.target())) {
      throw new IllegalArgumentException(
          "%s has no column \"%s\"%s; the columns are %s"
              .formatted(
                  name,
                  format.target(),
                  Similar.hint(format.target(), columns),
                  NameList.of(columns)));
    }
    columns.removeAll(format.omissions().columns());
    List<ColumnMeasure> features = new ArrayList<>();
    for (String column : columns) {
      features.add(ColumnMeasure.of(rows, column, features.size(), format));
    }
    LabelMeasure labels = new LabelMeasure(CellColumn.of(rows, format.target(), format));
    DigestMeasure digest = new DigestMeasure(features, labels);
    Dataset<Row> cells = rows.select(cells(features, labels));
    Dataset<Row> taken =
        format.omissions().unlabelledRows() ? cells.filter(labels.present()) : cells;
    return profile(name, features, labels, digest, measured(taken, features, labels, digest));
  }

  private static Column[] cells(List<ColumnMeasure> features, LabelMeasure labels) {
    List<Column> cells = new ArrayList<>();
    features.forEach(feature -> cells.addAll(feature.cells()));
    cells.addAll(labels.cells());
    return cells.toArray(Column[]::new);
  }

  /** The one pass. */
  private static Row measured(
      Dataset<Row> cells, List<ColumnMeasure> features, LabelMeasure labels, DigestMeasure digest) {
    List<Column> measures = new ArrayList<>(labels.aggregates());
    measures.addAll(digest.aggregates());
    features.forEach(feature -> measures.addAll(feature.aggregates()));
    return digest
        .over(cells)
        .agg(
            functions.count(functions.lit(1)).as(LabelMeasure.ROWS),
            measures.toArray(Column[]::new))
        .head();
  }

  private static DataProfile profile(
      String name,
      List<ColumnMeasure> features,
      LabelMeasure labels,
      DigestMeasure digest,
      Row row) {
    long rows = row.getAs(LabelMeasure.ROWS);
    List<ColumnProfile> columns = features.stream().map(each -> each.profile(row, rows)).toList();
    LabelProfile classes = labels.profile(row, rows);
    return new DataProfile(
        name, rows, digest.of(row, rows), classes, columns, ColumnMeasure.EXACTNESS);
  }

  private static boolean isParquet(String path) {
    return path.replaceFirst("/+$", "").endsWith(".parquet");
  }

  private static String name(String path) {
    return path.replaceFirst("/+$", "").replaceFirst("^.*/", "").replaceFirst("\\.[^.]+$", "");
  }

  private static Dataset<Row> csv(SparkSession spark, String path) {
    List<String> head = spark.read().textFile(path).takeAsList(1);
    if (head.isEmpty()) {
      throw new IllegalArgumentException(path + " is empty; a CSV file begins with a header");
    }
    return spark
        .read()
        .option("header", true)
        .option("sep", String.valueOf(CsvDelimiter.of(head.getFirst() + "\n")))
        .option("escape", "\"")
        .option("ignoreLeadingWhiteSpace", true)
        .option("ignoreTrailingWhiteSpace", true)
        .option("columnPruning", false) // so that a row with too few cells is found
        .option("mode", "FAILFAST")
        .csv(path);
  }
}
