// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.IntVector;

/**
 * A training set in Smile's terms. Columns are called by their numbers, since Smile reads formulas
 * out of names.
 *
 * @param rows the encoded columns
 * @param response describes the class column
 */
record SmileFrame(DataFrame rows, StructField response) {
  /** The name of the class column. */
  static final String RESPONSE = "y";

  static SmileFrame of(TrainingSet training) {
    String[] names =
        IntStream.range(0, training.width()).mapToObj(i -> "x" + i).toArray(String[]::new);
    String[] classes =
        IntStream.range(0, training.classCount()).mapToObj(i -> "c" + i).toArray(String[]::new);
    return new SmileFrame(
        DataFrame.of(training.rows(), names),
        new StructField(RESPONSE, DataTypes.IntType, new NominalScale(classes)));
  }

  /** Returns the rows with their classes beside them. */
  DataFrame withClasses(TrainingSet training) {
    return rows.add(new IntVector(response, training.codes()));
  }
}
