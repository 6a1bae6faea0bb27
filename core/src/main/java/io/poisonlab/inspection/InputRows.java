// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.DataReader;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Inputs of a model, in the terms of the data that it was trained on.
 *
 * @param name what they are called in messages
 * @param table what the model reads
 * @param classes their classes, where the file has the column: some may be missing
 */
public record InputRows(String name, Table table, Optional<Column> classes) {
  /**
   * Reads a file: the columns of the data, which may stand in any order and among others; no class
   * is needed. A category that the data never hold stays what it is, one that the model does not
   * know.
   *
   * @throws DataFormatException if the file cannot be read, or a column is missing
   * @throws IllegalArgumentException if one is of another kind
   */
  public static InputRows read(Path file, Dataset data) {
    Table read = DataReader.readInputs(file, data);
    Table table =
        new Table(
            data.table().columns().stream()
                .map(column -> column(read.column(column.name()), column))
                .toList());
    String target = data.labels().target();
    return new InputRows(
        file.toString(),
        table,
        read.names().contains(target) ? Optional.of(read.column(target)) : Optional.empty());
  }

  /**
   * Returns the positions of the rows that count where rows without a class are left out; all of
   * them where no class is known of any.
   */
  List<Integer> counted() {
    List<Integer> labelled =
        IntStream.range(0, table.size())
            .filter(row -> classes.isPresent() && !classes.get().isMissing(row))
            .boxed()
            .toList();
    return labelled.isEmpty() ? IntStream.range(0, table.size()).boxed().toList() : labelled;
  }

  /** Returns the class of the row at this position, where it is known. */
  Optional<String> classAt(int row) {
    return classes.filter(column -> !column.isMissing(row)).map(column -> column.text(row));
  }

  private static Column column(Column given, Column data) {
    return switch (data) {
      case NumericColumn _ when given instanceof NumericColumn -> given;
      case NominalColumn names when given instanceof NominalColumn -> coded(given, names);
      case TextColumn _ when !(given instanceof NumericColumn) ->
          TextColumn.of(data.name(), given.texts());
      case ImageColumn images
          when given instanceof ImageColumn others && others.shape().equals(images.shape()) ->
          others;
      default ->
          throw new IllegalArgumentException(
              "column \"%s\" of the inputs is %s in the data and not there; declare it --nominal or mend its cells"
                  .formatted(data.name(), data.kind().word()));
    };
  }

  /** The data's categories come first, so that an input reads the same in any company. */
  private static NominalColumn coded(Column given, NominalColumn data) {
    List<String> categories = new ArrayList<>(data.categories());
    int[] codes = new int[given.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] =
          given.isMissing(row) ? NominalColumn.MISSING : codeOf(given.text(row), categories);
    }
    return NominalColumn.of(data.name(), data.nullable(), categories, codes);
  }

  private static int codeOf(String category, List<String> categories) {
    int code = categories.indexOf(category);
    if (code >= 0) {
      return code;
    }
    categories.addLast(category);
    return categories.size() - 1;
  }
}
