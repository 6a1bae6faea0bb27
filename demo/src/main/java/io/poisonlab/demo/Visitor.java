// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the open pages apart: each makes up a name for itself and sends it with every request. */
final class Visitor {
  static final String HEADER = "X-Visitor";
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{16,32}");

  private Visitor() {}

  /**
   * Returns the name of the page that asks; without one, the address counts as one visitor.
   *
   * @throws Refusal if it is no such name
   */
  static String of(Context request) {
    @Nullable String name = request.header(HEADER);
    if (name == null) {
      return request.ip();
    }
    if (!NAME.matcher(name).matches()) {
      throw new Refusal(400, "%s must be 16 to 32 digits from 0 to f".formatted(HEADER));
    }
    return name;
  }
}
