// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** MLflow's variables, for executors. */
final class TrackingVariables {
  private static final String PREFIX = "MLFLOW_";
  private static final String URI = "MLFLOW_TRACKING_URI";

  private TrackingVariables() {}

  /** Returns MLflow's own of all variables; a folder is named by its absolute path. */
  static Map<String, String> of(Map<String, String> environment) {
    Map<String, String> ours = new HashMap<>();
    environment.forEach((name, value) -> {
      if (name.startsWith(PREFIX)) {
        ours.put(name, value);
      }
    });
    String uri = ours.getOrDefault(URI, "");
    if (uri.isBlank()) {
      ours.put(URI, Path.of("mlruns").toAbsolutePath().toString());
    } else if (!uri.contains(":")) {
      ours.put(URI, Path.of(uri).toAbsolutePath().toString());
    }
    return Map.copyOf(ours);
  }
}
