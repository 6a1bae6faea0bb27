// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.evaluation;

import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.Predictions;

/**
 * What a metric is computed from.
 *
 * @param truth the labels taken as true
 * @param predictions what the model said of the same rows
 * @param confusion the counts of both
 */
record Judgement(Labels truth, Predictions predictions, ConfusionMatrix confusion) {
  int classes() {
    return truth.classes().size();
  }
}
