// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;

/** Writes what the page is sent. */
final class Json implements JsonMapper {
  private static final tools.jackson.databind.json.JsonMapper MAPPER =
      tools.jackson.databind.json.JsonMapper.shared();

  @Override
  public String toJsonString(Object value, Type type) {
    return MAPPER.writeValueAsString(value);
  }

  /** Returns a value as a line of its own, without the line's end. */
  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }
}
