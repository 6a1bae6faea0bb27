// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cluster;

/** Reaches clusters of one kind; found by {@link java.util.ServiceLoader}. */
public interface ClusterProvider {
  /**
   * Joins a cluster.
   *
   * @param master where it is, for example {@code local[4]} or {@code spark://host:7077}
   * @throws IllegalArgumentException if it cannot be reached
   * @throws LinkageError if the cluster's own library is absent
   */
  Cluster connect(String master);
}
