// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Derivation;
import io.poisonlab.dataset.Table;
import io.poisonlab.forest.FeatureCodes;

/**
 * A training table as learners need it, whatever the labels: trainings on the same rows share it.
 *
 * @param encoder what was fitted on the table
 * @param rows the encoded rows, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose
record EncodedTable(FeatureEncoder encoder, double[][] rows) {
  /**
   * Encodes a table by an encoder fitted on it.
   *
   * @param standardise as for {@link FeatureEncoder#fit}
   */
  record Fitted(boolean standardise) implements Derivation<EncodedTable> {
    @Override
    public EncodedTable from(Table table) {
      FeatureEncoder encoder = FeatureEncoder.fit(table, standardise);
      return new EncodedTable(encoder, encoder.encode(table));
    }
  }

  /**
   * Encodes a table by an encoder fitted elsewhere: test rows, for all models of the same training
   * rows.
   *
   * @param encoder what was fitted
   */
  record By(FeatureEncoder encoder) implements Derivation<double[][]> {
    @Override
    public double[][] from(Table table) {
      return encoder.encode(table);
    }
  }

  /**
   * Ranks or bins the values of each feature.
   *
   * @param bins as for {@link FeatureCodes#of}
   */
  record Coded(int bins) implements Derivation<FeatureCodes> {
    @Override
    public FeatureCodes from(Table table) {
      return FeatureCodes.of(table.derived(new Fitted(false)).rows(), bins);
    }
  }
}
