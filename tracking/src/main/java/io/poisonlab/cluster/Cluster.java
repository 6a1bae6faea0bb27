// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cluster;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.profile.DataProfile;
import java.util.Map;

/** Machines that compute for this process. */
public interface Cluster extends AutoCloseable {
  /**
   * Profiles a data set that the machines read.
   *
   * @param path in the cluster's terms
   * @param format which column is the target, which are nominal, and what is left out
   * @throws IllegalArgumentException if the data cannot be read or profiled
   */
  DataProfile profile(String path, CsvFormat format);

  /**
   * Returns what computes the trials of a plan.
   *
   * @param environment MLflow's variables, by which the machines find the tracking store
   * @param listener hears of each trial that was received
   * @param failFast whether the first trial that throws ends the sweep
   */
  ClusterSweep sweep(
      Map<String, String> environment, ExperimentListener listener, boolean failFast);

  /** Leaves the cluster. */
  @Override
  void close();
}
