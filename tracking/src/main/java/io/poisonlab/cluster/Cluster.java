// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cluster;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.profile.DataProfile;

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

  /** Leaves the cluster. */
  @Override
  void close();
}
