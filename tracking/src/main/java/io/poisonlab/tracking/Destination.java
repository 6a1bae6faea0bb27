// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.nio.file.Path;
import java.util.Map;

/** Where runs are recorded: on an MLflow server or in a folder of MLflow's file format. */
public sealed interface Destination {
  /** An MLflow server. */
  record Server(ServerAddress address) implements Destination {}

  /**
   * A folder of MLflow's file format.
   *
   * @param path the folder, which need not exist yet; relative to the working directory
   */
  record Folder(Path path) implements Destination {}

  /** The folder that MLflow takes where nothing is said. */
  Folder DEFAULT = new Folder(Path.of("mlruns"));

  /**
   * Reads a tracking URI.
   *
   * @param uri an address with http: or https:, a file: URI, or a path (also of a Windows drive)
   * @param environment the variables that hold a server's credentials, see {@link ServerAddress}
   * @throws TrackingException if PoisonLab cannot record there; the message says where it can
   */
  static Destination parse(String uri, Map<String, String> environment) {
    String text = uri.strip();
    String scheme = TrackingUri.scheme(text);
    return switch (scheme.replaceFirst("\\+.*", "")) {
      case "" -> new Folder(TrackingUri.path(text));
      case "file" -> new Folder(TrackingUri.pathOfFileUri(text));
      case "http", "https" -> new Server(ServerAddress.of(TrackingUri.address(text), environment));
      case "sqlite", "postgresql", "postgres", "mysql", "mssql" ->
          throw new TrackingException(
              "the tracking URI has the scheme %s:, a database that only MLflow's server writes to; start `mlflow server --backend-store-uri %s` and set MLFLOW_TRACKING_URI to its address, for example http://127.0.0.1:5000"
                  .formatted(scheme, scheme.equals("sqlite") ? text : scheme + "://…"));
      case "databricks", "databricks-uc", "uc" ->
          throw new TrackingException(
              "the tracking URI names Databricks (%s), which PoisonLab does not support; %s"
                  .formatted(scheme, TrackingUri.SUPPORTED));
      default ->
          throw new TrackingException(
              "the tracking URI has the unknown scheme %s:; %s"
                  .formatted(scheme, TrackingUri.SUPPORTED));
    };
  }
}
