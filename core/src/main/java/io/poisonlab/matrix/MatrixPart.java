// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.Learner;
import java.util.List;

/**
 * A data set of the matrix, with what is tried on it: on large data fewer attacks and learners may
 * have to do.
 *
 * @param data the clean data
 * @param attacks one or more
 * @param learners one or more
 */
public record MatrixPart(Dataset data, List<MatrixAttack> attacks, List<Learner> learners) {
  /** Copies the lists and checks that none is empty. */
  public MatrixPart {
    attacks = MatrixPlan.checked("attack", attacks);
    learners = MatrixPlan.checked("learner", learners);
  }

  /** Returns the same data with other attacks. */
  public MatrixPart withAttacks(List<MatrixAttack> others) {
    return new MatrixPart(data, others, learners);
  }

  /** Returns the same data with other learners. */
  public MatrixPart withLearners(List<Learner> others) {
    return new MatrixPart(data, attacks, others);
  }
}
