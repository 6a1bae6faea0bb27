// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import io.poisonlab.tracking.fixture.MlflowServer;
import io.poisonlab.tracking.fixture.MlflowServerFixture;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of a tracker, kept by a real MLflow server. */
@ExtendWith(MlflowServerFixture.class)
final class ServerRunTrackerTest implements RunTrackerContract {
  private final MlflowServer server;

  ServerRunTrackerTest(MlflowServer server) {
    this.server = server;
  }

  @Override
  public RunTracker open() {
    return new ServerRunTracker(ServerAddress.of(server.uri()));
  }

  @Override
  public void deleteExperiment(Experiment experiment) {
    ServerCalls.deleteExperiment(ServerAddress.of(server.uri()), experiment);
  }
}
