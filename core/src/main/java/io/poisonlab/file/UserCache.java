// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The folder for what can be had again: what was fetched or set up once for this user. */
public final class UserCache {
  private UserCache() {}

  /**
   * Returns the folder of a user with these variables; it need not exist yet.
   *
   * @param environment {@code XDG_CACHE_HOME}, on Windows {@code LOCALAPPDATA}, or else {@code
   *     HOME} say where it is
   */
  public static Path folder(Map<String, String> environment) {
    for (String variable : List.of("XDG_CACHE_HOME", "LOCALAPPDATA")) {
      String place = environment.getOrDefault(variable, "");
      if (!place.isBlank()) {
        return Path.of(place, "poisonlab");
      }
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return Path.of(home, ".cache", "poisonlab");
  }
}
