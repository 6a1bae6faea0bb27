// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

/**
 * Asks for runs of one experiment that are not deleted.
 *
 * @param experiment the experiment
 * @param filter an MLflow filter such as {@code params.poison_type = 'label-flip' and
 *     metrics.accuracy > 0.9 and attributes.status = 'FINISHED'}; empty for all
 * @param limit how many runs at the most, 1 or more
 */
public record RunQuery(Experiment experiment, String filter, int limit) {
  /** Checks the limit. */
  public RunQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("the limit must be 1 or more, found " + limit);
    }
  }

  /** Asks for all runs of the experiment. */
  public static RunQuery all(Experiment experiment) {
    return new RunQuery(experiment, "", Integer.MAX_VALUE);
  }
}
