// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.tracking.Experiment;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunQuery;
import io.poisonlab.tracking.RunTracker;
import java.util.List;

/** Finds runs by their ids, or by the beginnings of them. */
final class RunFinder {
  private static final int WHOLE_ID = 32;

  private final Shell shell;
  private final TrackingOptions tracking;
  private final RunTracker tracker;

  RunFinder(Shell shell, TrackingOptions tracking, RunTracker tracker) {
    this.shell = shell;
    this.tracking = tracking;
    this.tracker = tracker;
  }

  /**
   * Returns the run of this id, or the only one of the experiment whose id begins so.
   *
   * @throws CommandException if there is none, or more than one
   */
  RunInfo find(String id) {
    if (id.length() >= WHOLE_ID) {
      return tracker.run(id);
    }
    Experiment experiment = tracking.find(shell, tracker);
    List<RunInfo> matching =
        tracker.search(RunQuery.all(experiment)).stream()
            .filter(run -> run.id().startsWith(id))
            .toList();
    if (matching.size() != 1) {
      throw new CommandException(
          "%s of experiment \"%s\" in %s begins with \"%s\"; see `poisonlab runs`"
              .formatted(
                  matching.isEmpty() ? "no run" : "more than one run",
                  experiment.name(),
                  tracker.location(),
                  id));
    }
    return matching.getFirst();
  }
}
