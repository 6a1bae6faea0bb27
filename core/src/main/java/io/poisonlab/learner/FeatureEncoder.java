// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.onnx.OnnxAttribute;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import io.poisonlab.parameter.NameList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a table into rows of doubles, in the way that was fitted on the training table; a part of
 * every model and of its exported graph.
 *
 * <p>A numeric column gives one value: a missing one becomes the mean of those present (0 where
 * none is), and with standardisation the mean is subtracted and the standard deviation (of the
 * population, 1 where it is 0) divides. A nominal column gives one 0/1 value for each category that
 * the training rows hold, in the order of the categories: a missing value counts as the most
 * frequent category (the first of equals), an unknown category gives zeros only. In a nullable
 * nominal column the texts {@code ""}, {@code None}, {@code nan}, {@code NaN} and {@code <NA>} mean
 * a missing value, unless the training rows hold a category of that name: Python tools write them.
 *
 * <p>Immutable. Fitting and encoding take O(rows × width).
 */
public final class FeatureEncoder {
  private final List<ColumnEncoding> columns;

  private FeatureEncoder(List<ColumnEncoding> columns) {
    this.columns = columns;
  }

  /**
   * Fits an encoder.
   *
   * @param training the rows of the training set, one or more
   * @param standardise whether numeric columns are brought to mean 0 and standard deviation 1
   * @throws IllegalArgumentException if there is no row, or no value to learn from at all
   */
  public static FeatureEncoder fit(Table training, boolean standardise) {
    if (training.size() == 0) {
      throw new IllegalArgumentException("training needs one row or more, found none");
    }
    List<ColumnEncoding> columns = new ArrayList<>();
    for (Column column : training.columns()) {
      columns.add(
          switch (column) {
            case NumericColumn numeric -> NumericEncoding.fit(numeric, standardise);
            case NominalColumn nominal -> NominalEncoding.fit(nominal);
            case TextColumn texts -> TextEncoding.fit(texts);
            case ImageColumn images -> PixelEncoding.fit(images);
          });
    }
    FeatureEncoder encoder = new FeatureEncoder(List.copyOf(columns));
    if (encoder.width() == 0) {
      throw new IllegalArgumentException(
          "the feature columns %s hold no value in the training rows".formatted(training.names()));
    }
    return encoder;
  }

  /** Returns the columns that the encoder reads, in order. */
  public List<Feature> features() {
    return columns.stream().map(ColumnEncoding::feature).toList();
  }

  /** Returns the number of values in an encoded row. */
  public int width() {
    return columns.stream().mapToInt(ColumnEncoding::width).sum();
  }

  /**
   * Encodes a table; its columns may stand in any order.
   *
   * @return for each row its {@link #width} values
   * @throws IllegalArgumentException for a missing, unknown or differently typed column, or a
   *     missing value in a column that was not nullable in training
   */
  public double[][] encode(Table table) {
    List<String> names = features().stream().map(Feature::name).toList();
    if (table.columns().size() != names.size() || !names.containsAll(table.names())) {
      throw new IllegalArgumentException(
          "the model reads the feature columns %s, found %s"
              .formatted(NameList.of(names), NameList.of(table.names())));
    }
    double[][] rows = new double[table.size()][width()];
    int offset = 0;
    for (ColumnEncoding encoding : columns) {
      encoding.encode(table.column(encoding.feature().name()), rows, offset);
      offset += encoding.width();
    }
    return rows;
  }

  /**
   * Adds one input per column, named as the column, and the same encoding to a graph. An input is
   * of shape [rows], a single one of shape [rows, 1]: so MLflow feeds them from a data frame.
   *
   * @return the name of the encoded rows, doubles of shape [rows, width]
   */
  public String export(OnnxGraph graph) {
    List<String> blocks = new ArrayList<>();
    for (ColumnEncoding encoding : columns) {
      Feature feature = encoding.feature();
      OnnxType type =
          switch (feature.kind()) {
            case NUMERIC -> OnnxType.DOUBLE;
            case NOMINAL, TEXT -> OnnxType.STRING;
            case IMAGE -> OnnxType.UINT8;
          };
      String input;
      if (feature.kind() == Column.Kind.IMAGE) {
        input = NetworkBody.input(graph, feature);
      } else if (columns.size() == 1) {
        input = graph.input(feature.name(), type, OnnxGraph.ANY, 1);
      } else {
        String flat = graph.input(feature.name(), type, OnnxGraph.ANY);
        input = graph.node("Unsqueeze", List.of(flat, graph.integers(1)));
      }
      if (encoding.width() > 0) {
        blocks.add(encoding.export(graph, input));
      }
    }
    return graph.node("Concat", blocks, OnnxAttribute.integer("axis", 1));
  }

  /** Returns what an encoder consists of, for a model file. */
  List<ColumnEncoding> columns() {
    return columns;
  }

  /** Returns the encoder that consists of these. */
  static FeatureEncoder of(List<ColumnEncoding> columns) {
    return new FeatureEncoder(List.copyOf(columns));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureEncoder that && columns.equals(that.columns);
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }

  @Override
  public String toString() {
    return "encoder of " + columns;
  }

  /** How one column is encoded. */
  sealed interface ColumnEncoding extends Serializable
      permits NumericEncoding, NominalEncoding, TextEncoding, PixelEncoding {
    Feature feature();

    int width();

    /** Writes the encoded column into the rows from this offset on. */
    void encode(Column column, double[][] rows, int offset);

    /** Exports the encoding of an input [rows, 1], or of images, to doubles [rows, width]. */
    String export(OnnxGraph graph, String input);

    /** Returns the error for a column that is not as in training. */
    default IllegalArgumentException mismatch(Column found) {
      return new IllegalArgumentException(
          "feature column \"%s\": the model reads %s values, found %s values"
              .formatted(feature().name(), feature().kind().word(), found.kind().word()));
    }

    /** Returns the error for a value that must not be missing. */
    default IllegalArgumentException missing(int row) {
      return new IllegalArgumentException(
          "feature column \"%s\", row %d: the value is missing; the model was trained on a column"
                  .formatted(feature().name(), row)
              + " without missing values, declare it nullable for training to allow them");
    }
  }
}
