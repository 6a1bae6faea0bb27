// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Table;

/**
 * Judges single inputs of one model, when it is asked and not when it is trained: what a defence of
 * training data cannot do. Made by calibration on rows that are known to be clean.
 */
public interface InputDetector {
  /**
   * Judges inputs, each by itself: the same input gets the same verdict in any company.
   *
   * @param inputs rows as the model reads them
   */
  InputVerdicts inspect(Table inputs);
}
