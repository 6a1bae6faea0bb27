// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A store under test, to which several trackers can be opened; they see each other's runs. */
interface TrackerHome {
  /** Opens a tracker; the test closes it. */
  RunTracker open();

  /** Deletes an experiment as a person would in MLflow's UI. */
  void deleteExperiment(Experiment experiment) throws Exception;

  /** Returns a new experiment: stores may be shared by tests. */
  default Experiment experiment(RunTracker tracker) {
    return tracker.experiment("contract " + UUID.randomUUID());
  }

  /** Starts a run without parent and tags. */
  default TrackedRun start(RunTracker tracker, Experiment experiment, String name) {
    return tracker.start(new RunStart(experiment, name, Optional.empty(), Map.of()));
  }

  /** Reads a run through another tracker. */
  default RunInfo reread(TrackedRun run) {
    try (RunTracker other = open()) {
      return other.run(run.id());
    }
  }
}
