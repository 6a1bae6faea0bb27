// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.profile.RowDigest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The {@link RowDigest} in Spark's terms.
 *
 * @param features the columns
 * @param labels the target
 */
record DigestMeasure(List<ColumnMeasure> features, LabelMeasure labels) {
  private static final String SHA = "row_sha256";

  /** Returns the cells with the digest of each row beside them. */
  Dataset<Row> over(Dataset<Row> cells) {
    List<Column> texts = new ArrayList<>();
    features.forEach(feature -> texts.add(cell(feature.normal())));
    texts.add(cell(labels.normal()));
    return cells.withColumn(SHA, sha2(concat(texts.toArray(Column[]::new)), 256));
  }

  private static Column cell(Column normal) {
    return when(normal.isNull(), lit("-"))
        .otherwise(concat(length(normal).cast("string"), lit(":"), normal));
  }

  List<Column> aggregates() {
    return IntStream.range(0, RowDigest.PARTS)
        .mapToObj(i ->
            sum(conv(substring(col(SHA), 1 + i * RowDigest.DIGITS, RowDigest.DIGITS), 16, 10)
                    .cast("decimal(20,0)"))
                .as(SHA + i))
        .toList();
  }

  /** Reads what was measured. */
  Fingerprint of(Row row, long rows) {
    List<String> names = new ArrayList<>();
    features.forEach(feature -> names.add(feature.cell().name()));
    names.add(labels.target().name());
    return RowDigest.of(
        names,
        rows,
        IntStream.range(0, RowDigest.PARTS)
            .mapToObj(i ->
                Optional.ofNullable(row.<BigDecimal>getAs(SHA + i))
                    .map(BigDecimal::toBigIntegerExact)
                    .orElse(BigInteger.ZERO))
            .toList());
  }
}
