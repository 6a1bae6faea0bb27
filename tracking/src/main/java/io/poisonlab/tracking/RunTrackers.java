// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.HashMap;
import java.util.Map;

/** Opens trackers. */
public final class RunTrackers {
  private RunTrackers() {}

  /**
   * Opens the tracker that MLflow's environment variables name, else {@code ./mlruns}; see {@link
   * TrackingSettings}.
   *
   * @throws TrackingException if a variable cannot be used; the message says what can
   */
  public static RunTracker fromEnvironment() {
    return open(TrackingSettings.fromEnvironment());
  }

  /**
   * Opens the tracker at a tracking URI; credentials come from the environment.
   *
   * @param uri an address with http: or https:, a file: URI, or a path
   * @throws TrackingException if the URI cannot be used; the message says what can
   */
  public static RunTracker at(String uri) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("MLFLOW_TRACKING_URI", uri);
    return open(TrackingSettings.from(environment));
  }

  /** Opens the tracker that the settings name. */
  public static RunTracker open(TrackingSettings settings) {
    return switch (settings.destination()) {
      case Destination.Folder folder -> new FileStoreRunTracker(folder.path());
      case Destination.Server server -> new ServerRunTracker(server.address());
    };
  }
}
