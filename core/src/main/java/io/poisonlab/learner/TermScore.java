// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import java.util.List;

/**
 * What a term of a text adds to the score of each class.
 *
 * @param term the term; empty for what every text has, the intercepts
 * @param scores one for each class that was seen in training, in their order
 */
public record TermScore(String term, List<Double> scores) {
  /** Copies the list. */
  public TermScore {
    scores = List.copyOf(scores);
  }
}
