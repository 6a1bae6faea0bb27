// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.experiment.Cell;
import java.util.Optional;

/**
 * A metric in a cell.
 *
 * @param cell what was run
 * @param fraction the poisoned share
 * @param metric the name under which it is logged
 * @param estimate its mean over the seeds
 * @param againstClean compared with the clean run of the same seed, protocol, learner and defence:
 *     what the poison does; nothing for the clean cell itself, or where no seed has both
 * @param againstUndefended compared with the run of the same seed and attack without a defence:
 *     what the defence does; nothing where there is no defence, or where no seed has both
 */
public record CellRow(
    Cell cell,
    double fraction,
    String metric,
    Estimate estimate,
    Optional<Comparison> againstClean,
    Optional<Comparison> againstUndefended) {}
