// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

/** How label issues are told from sound labels; the names and rules are those of cleanlab. */
public enum FilterBy {
  /** For each label and true class, the rows with the largest margins, as many as are estimated. */
  PRUNE_BY_NOISE_RATE,
  /** For each label, the rows least likely to have it, as many as are estimated. */
  PRUNE_BY_CLASS,
  /** What both kinds of pruning agree on. */
  BOTH,
  /** The rows that are confidently of another class than their label. */
  CONFIDENT_LEARNING,
  /** The rows whose most probable class is not their label. */
  PREDICTED_NEQ_GIVEN,
  /** The rows with the lowest margin of all, as many as by {@link #CONFIDENT_LEARNING}. */
  LOW_NORMALIZED_MARGIN,
  /** The rows least likely to have their label, as many as by {@link #CONFIDENT_LEARNING}. */
  LOW_SELF_CONFIDENCE;

  /** Returns whether numbers of rows are estimated for pairs of classes. */
  boolean prunes() {
    return this == PRUNE_BY_NOISE_RATE || this == PRUNE_BY_CLASS || this == BOTH;
  }
}
