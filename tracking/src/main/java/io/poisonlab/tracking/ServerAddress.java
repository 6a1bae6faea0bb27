// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An MLflow server and how to be let in, as MLflow's own clients read it from the environment:
 *
 * <table>
 * <caption>Environment variables</caption>
 * <tr><td>{@code MLFLOW_TRACKING_USERNAME}, {@code MLFLOW_TRACKING_PASSWORD}</td>
 * <td>basic authentication; both or neither</td></tr>
 * <tr><td>{@code MLFLOW_TRACKING_TOKEN}</td><td>bearer token, used where there is no user</td></tr>
 * <tr><td>{@code MLFLOW_TRACKING_INSECURE_TLS}</td>
 * <td>{@code true} trusts every certificate: for tests only</td></tr>
 * <tr><td>{@code MLFLOW_TRACKING_SERVER_CERT_PATH}</td>
 * <td>PEM file with the certificates to trust instead of the JDK's</td></tr>
 * </table>
 *
 * @param uri {@code http} or {@code https}, perhaps with a path prefix, without a slash at its end,
 *     user, query or fragment
 * @param username the user of basic authentication, if any
 * @param password the user's password, if any
 * @param token the bearer token, if any
 * @param insecureTls whether every certificate is trusted
 * @param serverCertificate the PEM file with the certificates to trust, if not the JDK's
 */
public record ServerAddress(
    URI uri,
    Optional<String> username,
    Optional<String> password,
    Optional<String> token,
    boolean insecureTls,
    Optional<Path> serverCertificate) {

  /** Checks that the address can be used and that the settings do not contradict each other. */
  public ServerAddress {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
      throw new TrackingException(
          "an MLflow server's address must be http://HOST:PORT or https://HOST:PORT, found "
              + withoutUser(uri));
    }
    if (username.isPresent() != password.isPresent()) {
      throw new TrackingException(
          "basic authentication needs both MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD,"
              + " found only the "
              + (username.isPresent() ? "first" : "second"));
    }
    if (insecureTls && serverCertificate.isPresent()) {
      throw new TrackingException(
          "MLFLOW_TRACKING_INSECURE_TLS=true and MLFLOW_TRACKING_SERVER_CERT_PATH contradict each"
              + " other; unset the first to check the server against the certificates");
    }
    if (token.isPresent() && token.get().chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new TrackingException(
          "MLFLOW_TRACKING_TOKEN holds a line break or another character that no token has;"
              + " set it again without");
    }
    uri = URI.create(withoutUser(uri));
  }

  /** Returns the address of a server that lets everybody in. */
  public static ServerAddress of(URI uri) {
    return of(uri, Map.of());
  }

  /**
   * Returns the address with what the environment says of it; a user within the address ({@code
   * http://user:password@host}) counts where the environment names none.
   */
  public static ServerAddress of(URI uri, Map<String, String> environment) {
    Optional<String> user = setting(environment, "MLFLOW_TRACKING_USERNAME");
    Optional<String> password = setting(environment, "MLFLOW_TRACKING_PASSWORD");
    String info = uri.getUserInfo();
    if (info != null && user.isEmpty() && password.isEmpty()) {
      String[] parts = info.split(":", 2);
      user = Optional.of(parts[0]);
      password = Optional.of(parts.length == 2 ? parts[1] : "");
    }
    return new ServerAddress(
        uri,
        user,
        password,
        setting(environment, "MLFLOW_TRACKING_TOKEN"),
        flag(environment, "MLFLOW_TRACKING_INSECURE_TLS"),
        setting(environment, "MLFLOW_TRACKING_SERVER_CERT_PATH").map(Path::of));
  }

  /** Returns the value of the {@code Authorization} header, or nothing for an open server. */
  Optional<String> authorization() {
    if (username.isPresent()) {
      byte[] pair = (username.get() + ":" + password.orElse("")).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return token.map(value -> "Bearer " + value);
  }

  /** Returns the address alone: passwords and tokens are never shown. */
  @Override
  public String toString() {
    return uri.toString();
  }

  private static Optional<String> setting(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private static boolean flag(Map<String, String> environment, String name) {
    String value = setting(environment, name).orElse("false").toLowerCase(Locale.ROOT);
    return switch (value) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default ->
          throw new TrackingException(
              "%s must be true, false, 1 or 0, found %s".formatted(name, value));
    };
  }

  /** Returns the address without user, query, fragment and final slashes. */
  private static String withoutUser(URI uri) {
    if (uri.getHost() == null) {
      return uri.getScheme() + ":…";
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
    return uri.getScheme() + "://" + uri.getHost() + port + path;
  }
}
