// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Brings a sample that is known to be clean into the terms of the data that may be poisoned. */
public final class TrustedSample {
  private TrustedSample() {}

  /**
   * Returns the sample with the columns, categories and classes of the data, in their order, and
   * with row ids that the data do not have.
   *
   * @throws IllegalArgumentException if a column is missing or of another kind, or the sample has a
   *     category or class that the data lack
   */
  public static Dataset of(Dataset sample, Dataset data) {
    if (sample.table().columns().size() != data.table().columns().size()
        || !sample.table().names().containsAll(data.table().names())
        || !sample.labels().target().equals(data.labels().target())) {
      throw new IllegalArgumentException(
          "the trusted sample needs the columns %s and \"%s\" of the data, found %s and \"%s\""
              .formatted(
                  data.table().names(),
                  data.labels().target(),
                  sample.table().names(),
                  sample.labels().target()));
    }
    List<Column> columns = new ArrayList<>();
    for (Column column : data.table().columns()) {
      columns.add(column(sample.table().column(column.name()), column));
    }
    int[] labels =
        IntStream.range(0, sample.size())
            .map(row -> data.labels().codeOf(sample.labels().name(row)))
            .toArray();
    int first = data.ids().stream().max().orElse(-1) + 1;
    return new Dataset(
        sample.name(),
        sample.source(),
        new Table(columns),
        Labels.of(data.labels().target(), data.labels().classes(), labels),
        RowIds.of(IntStream.range(first, first + sample.size()).toArray()));
  }

  private static Column column(Column sample, Column data) {
    return switch (data) {
      case NumericColumn numbers when sample instanceof NumericColumn given ->
          NumericColumn.of(numbers.name(), numbers.nullable(), given.toArray());
      case NominalColumn names when sample instanceof NominalColumn given ->
          NominalColumn.of(
              names.name(),
              names.nullable(),
              names.categories(),
              IntStream.range(0, given.size()).map(row -> code(given, row, names)).toArray());
      case TextColumn _ when !(sample instanceof NumericColumn) ->
          TextColumn.of(data.name(), sample.texts());
      case ImageColumn images
          when sample instanceof ImageColumn given && given.shape().equals(images.shape()) ->
          given;
      default ->
          throw new IllegalArgumentException(
              "column \"%s\" of the trusted sample is %s in the data and not there; declare it --nominal or mend its cells"
                  .formatted(data.name(), data.kind().word()));
    };
  }

  private static int code(NominalColumn sample, int row, NominalColumn data) {
    if (sample.isMissing(row)) {
      return NominalColumn.MISSING;
    }
    int code = data.categories().indexOf(sample.text(row));
    if (code < 0) {
      throw new IllegalArgumentException(
          "column \"%s\" of the trusted sample holds \"%s\", which the data never do; leave such rows out of it"
              .formatted(data.name(), sample.text(row)));
    }
    return code;
  }
}
