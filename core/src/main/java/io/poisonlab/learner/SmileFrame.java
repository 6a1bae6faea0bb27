// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Derivation;
import io.poisonlab.dataset.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.IntVector;
import smile.data.vector.ValueVector;
import smile.model.cart.CART;

/**
 * The encoded rows of a table in Smile's terms, unscaled. Columns are called by their numbers,
 * since Smile reads formulas out of names.
 *
 * @param rows the encoded columns
 * @param order for each column the rows in ascending order of its values, as Smile sorts them
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose; Smile's trees copy it
record SmileFrame(DataFrame rows, int[][] order) {
  /** The name of the class column. */
  static final String RESPONSE = "y";

  /** Brings a table into Smile's terms; shared, whatever the labels. */
  record Derived() implements Derivation<SmileFrame> {
    @Override
    public SmileFrame from(Table table) {
      double[][] rows = table.derived(new EncodedTable.Fitted(false)).rows();
      String[] names =
          IntStream.range(0, rows[0].length).mapToObj(i -> "x" + i).toArray(String[]::new);
      DataFrame frame = DataFrame.of(rows, names);
      return new SmileFrame(frame, CART.order(frame));
    }
  }

  /** Returns the rows of a training set that is not standardised. */
  static SmileFrame of(TrainingSet training) {
    return training.derived(new Derived());
  }

  /** Describes the class column. */
  static StructField response(TrainingSet training) {
    String[] classes =
        IntStream.range(0, training.classCount()).mapToObj(i -> "c" + i).toArray(String[]::new);
    return new StructField(RESPONSE, DataTypes.IntType, new NominalScale(classes));
  }

  /** Returns the rows with their classes beside them, as a frame of its own. */
  DataFrame withClasses(TrainingSet training) {
    List<ValueVector> columns = new ArrayList<>(rows.columns());
    columns.add(new IntVector(response(training), training.codes()));
    return new DataFrame(columns.toArray(ValueVector[]::new));
  }
}
