// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunQuery;
import io.poisonlab.tracking.RunStatus;
import io.poisonlab.tracking.RunTracker;
import java.util.Set;

/**
 * Runs under a sweep that hold none of its trials: of a machine that was lost, or of one that was
 * slower than another.
 */
public final class Leftovers {
  private Leftovers() {}

  /** Returns whether there are runs under a sweep. */
  public static boolean isAny(RunTracker tracker, SweepTarget target) {
    return !tracker.search(new RunQuery(target.experiment(), children(target), 1)).isEmpty();
  }

  /**
   * Ends as KILLED what is open or has a second run of a trial.
   *
   * @param held the runs that hold the sweep's trials
   * @param before whether runs of an earlier process, which may hold trials too, are left alone if
   *     they have finished
   */
  public static void end(RunTracker tracker, SweepTarget target, Set<String> held, boolean before) {
    for (RunInfo run :
        tracker.search(new RunQuery(target.experiment(), children(target), Integer.MAX_VALUE))) {
      boolean open = run.status() == RunStatus.RUNNING || run.status() == RunStatus.SCHEDULED;
      boolean second = !before && run.status() == RunStatus.FINISHED && !held.contains(run.id());
      if (open || second) {
        tracker.resume(run.id()).kill();
      }
    }
  }

  private static String children(SweepTarget target) {
    return "tags.`%s` = '%s'".formatted(RunInfo.PARENT_TAG, target.parentRunId());
  }
}
