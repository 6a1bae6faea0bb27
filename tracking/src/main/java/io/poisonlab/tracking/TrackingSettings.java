// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.Map;
import java.util.Optional;

/**
 * Where to record, as MLflow's environment variables say it: {@code MLFLOW_TRACKING_URI} (an http
 * or https address, a file: URI or a path; {@code ./mlruns} where it is absent), {@code
 * MLFLOW_EXPERIMENT_NAME}, and those of {@link ServerAddress}. A blank variable counts as absent.
 *
 * @param destination where runs are recorded
 * @param experimentName the experiment that the environment names, if any
 */
public record TrackingSettings(Destination destination, Optional<String> experimentName) {
  /** Reads the variables of this process. */
  public static TrackingSettings fromEnvironment() {
    return from(System.getenv());
  }

  /**
   * Reads the variables.
   *
   * @throws TrackingException if one of them cannot be used; the message says what can
   */
  public static TrackingSettings from(Map<String, String> environment) {
    return new TrackingSettings(
        text(environment, "MLFLOW_TRACKING_URI")
            .map(uri -> Destination.parse(uri, environment))
            .orElse(Destination.DEFAULT),
        text(environment, "MLFLOW_EXPERIMENT_NAME"));
  }

  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
