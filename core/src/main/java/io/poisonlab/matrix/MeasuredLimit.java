// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.defence.Evidence;
import io.poisonlab.matrix.MatrixTable.Mean;
import io.poisonlab.parameter.Description;
import java.util.List;

/**
 * A limit, and what was measured of it.
 *
 * @param limit what defences are asked
 * @param plan the plan that asked them
 * @param table what they did
 */
public record MeasuredLimit(MatrixLimit limit, MatrixPlan plan, MatrixTable table) {
  /** Returns the cells of the defences under the attack, in the order of the plan. */
  List<Mean> means() {
    return table.means().stream()
        .filter(mean -> !mean.attack().equals(MatrixSummary.CLEAN))
        .filter(mean -> !mean.defence().equals(MatrixSummary.NONE))
        .toList();
  }

  /** Returns what a defence looks at, by its label. */
  Evidence looksAt(String defence) {
    return plan.defences().stream()
        .filter(one -> Description.label(one).equals(defence))
        .findFirst()
        .orElseThrow()
        .scope()
        .evidence();
  }

  /** Returns what the measurement says, in a sentence. */
  String verdict() {
    return limit.verdict(this);
  }
}
