// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import io.poisonlab.tracking.fixture.MlflowServer;
import io.poisonlab.tracking.fixture.MlflowServerCompose;
import io.poisonlab.tracking.fixture.MlflowServerPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The contract of a tracker, kept by what {@code docker-compose.yml} starts; where no Docker engine
 * answers, by MLflow on PostgreSQL as processes.
 */
final class ComposedServerTest implements RunTrackerContract {
  private static MlflowServer server;

  @BeforeAll
  static void start() {
    server =
        MlflowServerCompose.isPossible()
            ? MlflowServerCompose.start()
            : MlflowServerPostgres.start();
  }

  @AfterAll
  static void stop() {
    server.close();
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
