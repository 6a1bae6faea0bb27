// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

final class InMemoryRunTrackerTest implements RunTrackerContract {
  private final InMemoryRunTracker tracker = new InMemoryRunTracker();

  @Override
  public RunTracker open() {
    return tracker;
  }

  @Override
  public void deleteExperiment(Experiment experiment) {
    tracker.deleteExperiment(experiment);
  }
}
