// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.poisonlab.tracking.TrackingSettings;
import java.util.Optional;

/**
 * How the page is served.
 *
 * @param host the address to listen at
 * @param port the port, or 0 for any free one
 * @param token what visitors must bring, where there is one; needed at an address that others reach
 * @param tracking where runs are recorded
 */
public record DemoOptions(
    String host, int port, Optional<String> token, TrackingSettings tracking) {
  /** The address that only this machine reaches. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final int HIGHEST_PORT = 65_535;
  private static final int SHORTEST_TOKEN = 16;

  /** Checks port and token. */
  public DemoOptions {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "the port must be in [0, %d], found %d".formatted(HIGHEST_PORT, port));
    }
    if (token.filter(text -> text.length() < SHORTEST_TOKEN).isPresent()) {
      throw new IllegalArgumentException(
          "the token must have %d characters or more".formatted(SHORTEST_TOKEN));
    }
    if (token.isEmpty() && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "others reach the address %s, so that it needs a token; or listen at %s"
              .formatted(host, LOOPBACK));
    }
  }

  /** Returns whether only this machine reaches an address. */
  public static boolean isLoopback(String host) {
    return host.equals(LOOPBACK) || host.equals("localhost") || host.equals("::1");
  }
}
