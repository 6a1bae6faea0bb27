// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import java.util.Optional;

/**
 * Which run is checked, and how.
 *
 * @param experiment the experiment whose latest finished trial is checked; with {@code runId} it
 *     may be absent
 * @param runId the run to check instead of the latest, if any
 * @param where an MLflow filter that the run must meet, for example {@code params.poison_type =
 *     'clean'}; only for the latest run
 * @param trust whether the Smile copy is read although the store is not our own
 * @param tag whether the run is tagged with the verdict
 */
public record SanityOptions(
    Optional<String> experiment,
    Optional<String> runId,
    Optional<String> where,
    boolean trust,
    boolean tag) {
  /**
   * Checks that the options fit together.
   *
   * @throws IllegalArgumentException if neither an experiment nor a run is given, or both a run and
   *     a filter
   */
  public SanityOptions {
    where = where.filter(filter -> !filter.isBlank());
    if (experiment.isEmpty() && runId.isEmpty()) {
      throw new IllegalArgumentException("a sanity check needs an experiment or a run; give one");
    }
    if (runId.isPresent() && where.isPresent()) {
      throw new IllegalArgumentException(
          "give either a run (%s) or a filter (%s), not both".formatted(runId.get(), where.get()));
    }
  }

  /** Checks the latest finished trial of an experiment. */
  public static SanityOptions latestOf(String experiment) {
    return new SanityOptions(
        Optional.of(experiment), Optional.empty(), Optional.empty(), false, true);
  }

  /** Checks one run, whatever came after it. */
  public static SanityOptions ofRun(String runId) {
    return new SanityOptions(Optional.empty(), Optional.of(runId), Optional.empty(), false, true);
  }

  /** Returns these options for the latest of those runs that meet an MLflow filter. */
  public SanityOptions where(String filter) {
    return new SanityOptions(experiment, runId, Optional.of(filter), trust, tag);
  }

  /** Returns these options with the Smile copy read from whatever store. */
  public SanityOptions trusting() {
    return new SanityOptions(experiment, runId, where, true, tag);
  }

  /** Returns these options with no tag set: for users who may only read. */
  public SanityOptions withoutTag() {
    return new SanityOptions(experiment, runId, where, trust, false);
  }
}
