// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunTrackersTest {
  @TempDir private Path folder;

  @Test
  void aPathOpensAFolder() {
    try (RunTracker tracker = RunTrackers.at(folder.toUri().toString())) {
      assertThat(tracker).isInstanceOf(FileStoreRunTracker.class);
      assertThat(tracker.location()).isEqualTo(folder.toString());
      assertThat(tracker.links()).isEmpty();
    }
  }

  @Test
  void anAddressOpensAServer() {
    Map<String, String> environment = Map.of("MLFLOW_TRACKING_URI", "http://127.0.0.1:5000/");
    try (RunTracker tracker = RunTrackers.open(TrackingSettings.from(environment))) {
      assertThat(tracker).isInstanceOf(ServerRunTracker.class);
      assertThat(tracker.location()).isEqualTo("http://127.0.0.1:5000");
    }
  }

  @Test
  void aDatabaseIsExplained() {
    assertThatThrownBy(() -> RunTrackers.at("sqlite:///mlflow.db"))
        .isInstanceOf(TrackingException.class)
        .hasMessageContaining("mlflow server --backend-store-uri sqlite:///mlflow.db");
  }
}
