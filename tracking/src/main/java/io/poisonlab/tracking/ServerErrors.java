// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import tools.jackson.databind.JsonNode;

/** The words for what can go wrong with a server: what was asked, what was found, the mend. */
final class ServerErrors {
  private final ServerAddress address;

  ServerErrors(ServerAddress address) {
    this.address = address;
  }

  /** There was no answer. */
  TrackingException unreachable(ServerCall call, IOException cause) {
    String found = reason(cause);
    if (cause instanceof SSLException) {
      return new TrackingException(tls(found), cause);
    }
    if (cause instanceof HttpTimeoutException) {
      return new TrackingException(
          "the MLflow server %s did not answer in time (%s, %s); look whether it is overloaded or stuck, then try again"
              .formatted(address, call, found),
          cause);
    }
    return new TrackingException(
        "cannot reach the MLflow server %s (%s): %s. Start it, for example with `mlflow server --port %d`, or set MLFLOW_TRACKING_URI to the right address, or unset it to record in ./mlruns"
            .formatted(
                address, call, found, address.uri().getPort() < 0 ? 5000 : address.uri().getPort()),
        cause);
  }

  private String tls(String found) {
    if (found.contains("unrecognized SSL message") || found.contains("plaintext")) {
      return "the server %s does not speak TLS (%s); use http:// in MLFLOW_TRACKING_URI, or the port of its TLS proxy"
          .formatted(address, found);
    }
    return "the certificate of the MLflow server %s is not trusted: %s. Give the certificate of its authority as a PEM file in MLFLOW_TRACKING_SERVER_CERT_PATH, or as a Java trust store in -Djavax.net.ssl.trustStore; for a test only, MLFLOW_TRACKING_INSECURE_TLS=true trusts everybody"
        .formatted(address, found);
  }

  /** Returns the answer if it is a success. */
  ServerAnswer succeeded(ServerAnswer answer) {
    if (!answer.succeeded()) {
      throw refused(answer);
    }
    return answer;
  }

  /** Returns what the answer holds if it is MLflow's JSON. */
  JsonNode json(ServerAnswer answer) {
    return answer.json().orElseThrow(() -> notMlflow(answer));
  }

  /** The server answered with an error. */
  private TrackingException refused(ServerAnswer answer) {
    String asked = "%s at %s answered %d".formatted(answer.call(), address, answer.status());
    return switch (answer.status()) {
      case 401 ->
          new TrackingException(
              "%s: %s. %s".formatted(asked, words(answer, "not let in"), credentials()));
      case 403 ->
          new TrackingException(
              "%s: %s. %s".formatted(asked, words(answer, "not allowed"), permission(answer)));
      case 301, 302, 303, 307, 308 ->
          new TrackingException(
              "%s: it sends on to %s; set MLFLOW_TRACKING_URI to that address"
                  .formatted(
                      asked, answer.response().headers().firstValue("Location").orElse("nowhere")));
      default -> new TrackingException("%s: %s".formatted(asked, other(answer)));
    };
  }

  private String credentials() {
    String found =
        address.username().isPresent()
            ? "the user or the password is wrong"
            : address.token().isPresent() ? "the token is wrong or expired" : "none were given";
    return "It asks for credentials and "
        + found
        + ": set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN";
  }

  private String permission(ServerAnswer answer) {
    if (answer.text().contains("Invalid Host header")) {
      return "Start it with `--allowed-hosts %s`".formatted(address.uri().getAuthority());
    }
    return "Ask the server's administrator for permission, or use another experiment"
        + " (MLFLOW_EXPERIMENT_NAME) or another user (MLFLOW_TRACKING_USERNAME)";
  }

  private static String other(ServerAnswer answer) {
    if (answer.text().contains("--no-serve-artifacts")) {
      return "it does not take files. Start it with `mlflow server --serve-artifacts"
          + " --artifacts-destination FOLDER_OR_BUCKET`";
    }
    if (answer.json().isEmpty() && answer.status() == 404) {
      return "found no MLflow there (%s). Check MLFLOW_TRACKING_URI, its path prefix included; the server must be MLflow 3 or newer"
          .formatted(words(answer, answer.contentType()));
    }
    String advice =
        switch (answer.errorCode()) {
          case "RESOURCE_DOES_NOT_EXIST" ->
              ". Check the name or id, and that MLFLOW_TRACKING_URI is the server that holds it";
          case "INVALID_PARAMETER_VALUE", "RESOURCE_ALREADY_EXISTS" -> "";
          default ->
              answer.status() >= 500 ? ". The server's own log says more; then try again" : "";
        };
    return words(answer, "no reason given") + advice;
  }

  private static String words(ServerAnswer answer, String otherwise) {
    String words = answer.words();
    return words.isEmpty() ? otherwise : words.replaceAll("[. ]+$", "");
  }

  /** The answer was a success, but not what MLflow would say. */
  TrackingException notMlflow(ServerAnswer answer) {
    return new TrackingException(
        "%s at %s answered %s instead of MLflow's JSON: %s. Something else listens there, or a proxy stands before it; check MLFLOW_TRACKING_URI"
            .formatted(answer.call(), address, answer.contentType(), words(answer, "nothing")));
  }

  /** An experiment of this name lies in the server's bin. */
  TrackingException deleted(Experiment experiment) {
    return new TrackingException(
        "the experiment %s (id %s) was deleted on %s but not purged, so that its name is taken. Restore it with `mlflow experiments restore --experiment-id %s`; to free the name, rename it afterwards with `mlflow experiments rename --experiment-id %s --new-name OTHER` (both with MLFLOW_TRACKING_URI=%s); or use another name, for example by MLFLOW_EXPERIMENT_NAME"
            .formatted(
                experiment.name(),
                experiment.id(),
                address,
                experiment.id(),
                experiment.id(),
                address));
  }

  /** Files would have to go to a place that only the server's own machine or its cloud knows. */
  TrackingException notServed(String artifactUri) {
    return new TrackingException(
        "artifacts of this experiment lie at %s, which the MLflow server %s does not hand through; files go over HTTP only. Start the server with `mlflow server --serve-artifacts --artifacts-destination %s` without --default-artifact-root, and use a new experiment (MLFLOW_EXPERIMENT_NAME): existing ones keep their place"
            .formatted(
                artifactUri,
                address,
                artifactUri.toLowerCase(Locale.ROOT).startsWith("s3:")
                    ? "s3://BUCKET/FOLDER"
                    : "FOLDER_OR_BUCKET"));
  }

  /** The JDK's own words for a connection that failed are the inner workings of its channels. */
  private static String reason(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof UnresolvedAddressException || root instanceof UnknownHostException) {
      return "no such host";
    }
    if (thrown instanceof ConnectException) {
      return "the connection was refused";
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
