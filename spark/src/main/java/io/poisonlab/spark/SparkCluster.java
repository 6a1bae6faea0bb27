// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import io.poisonlab.cluster.Cluster;
import io.poisonlab.cluster.ClusterProvider;
import io.poisonlab.cluster.ClusterSweep;
import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.profile.DataProfile;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** What the command asks of Spark. */
final class SparkCluster implements Cluster {
  private final SparkSession session;

  private SparkCluster(SparkSession session) {
    this.session = session;
  }

  @Override
  public DataProfile profile(String path, CsvFormat format) {
    return SparkProfile.of(session, path, format);
  }

  @Override
  public ClusterSweep sweep(
      Map<String, String> environment, ExperimentListener listener, boolean failFast) {
    return new SparkSweep(session, environment, listener, failFast);
  }

  @Override
  public void close() {
    session.stop();
  }

  /** Opens sessions. */
  public static final class Provider implements ClusterProvider {
    /** Called by the service loader. */
    public Provider() {}

    @Override
    public Cluster connect(String master) {
      try {
        return new SparkCluster(SparkSessions.open(master));
      } catch (Exception e) {
        throw SparkErrors.worded(e, "cannot reach Spark at --spark " + master);
      }
    }
  }
}
