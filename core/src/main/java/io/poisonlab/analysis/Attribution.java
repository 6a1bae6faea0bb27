// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.experiment.Cell;
import io.poisonlab.statistics.Interval;
import java.util.Optional;

/**
 * Where the apparent drop of accuracy comes from, in a cell under the protocol whole-dataset.
 *
 * @param cell what was run
 * @param fraction the poisoned share
 * @param apparent the drop that the protocol shows: accuracy of the clean run less that of this
 *     one, on test rows as they were poisoned
 * @param fromModel the part of it that a harmed model makes: the same drop, on the true test rows
 * @param fromTest the rest, which the poisoned test rows make: a perfect model would show it too
 * @param shareFromTest {@code fromTest / apparent} of the means, with its interval; nothing where
 *     the interval of the apparent drop holds 0, of which there are no shares, or where so few
 *     seeds give no interval
 * @param trainOnly the drop under the protocol train-only, where it was run
 */
public record Attribution(
    Cell cell,
    double fraction,
    Estimate apparent,
    Estimate fromModel,
    Estimate fromTest,
    Optional<Share> shareFromTest,
    Optional<Estimate> trainOnly) {
  /**
   * A share of means.
   *
   * @param value the share
   * @param interval of 95 % over the seeds
   */
  public record Share(double value, Interval interval) {}
}
