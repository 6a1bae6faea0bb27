// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.experiment.PlanKeys;
import io.poisonlab.experiment.Trial;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunQuery;
import io.poisonlab.tracking.RunStatus;
import io.poisonlab.tracking.RunTracker;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finished runs of earlier attempts at a sweep, by the keys of their trials: a trial is never
 * recorded twice, not even where the process was killed between the end of its run and its line in
 * the journal.
 */
final class EarlierRuns {
  private final Map<String, String> finished = new HashMap<>();

  private EarlierRuns() {}

  /** Returns that there was no earlier attempt. */
  static EarlierRuns none() {
    return new EarlierRuns();
  }

  /** Looks at all that earlier attempts left; runs that they left RUNNING are ended as KILLED. */
  static EarlierRuns of(RunTracker tracker, SweepTarget target) {
    EarlierRuns earlier = new EarlierRuns();
    earlier.takeOver(tracker, target, "", true);
    return earlier;
  }

  /**
   * Looks at what earlier attempts left of trials with these keys only.
   *
   * @param dead whether none of them can be at work any more: only then are their runs ended
   */
  static EarlierRuns of(
      RunTracker tracker, SweepTarget target, Collection<String> keys, boolean dead) {
    EarlierRuns earlier = new EarlierRuns();
    keys.forEach(key ->
        earlier.takeOver(
            tracker, target, " and tags.`%s` = '%s'".formatted(Tags.TRIAL_KEY, key), dead));
    return earlier;
  }

  private void takeOver(RunTracker tracker, SweepTarget target, String condition, boolean dead) {
    String filter =
        "tags.`%s` = '%s'".formatted(RunInfo.PARENT_TAG, target.parentRunId()) + condition;
    List<RunInfo> runs =
        tracker.search(new RunQuery(target.experiment(), filter, Integer.MAX_VALUE));
    for (RunInfo run : runs) {
      String key = run.tags().get(Tags.TRIAL_KEY);
      if (run.status() == RunStatus.RUNNING || run.status() == RunStatus.SCHEDULED) {
        if (dead) {
          tracker.resume(run.id()).kill();
        }
      } else if (run.status() == RunStatus.FINISHED && key != null) {
        finished.put(key, run.id());
      }
    }
  }

  /** Returns the finished run of a trial, if there is one. */
  Optional<String> finished(Trial trial, PlanKeys keys) {
    return finished.isEmpty() // as a rule; keys are hashes, and many trials are small
        ? Optional.empty()
        : Optional.ofNullable(finished.get(keys.of(trial)));
  }
}
