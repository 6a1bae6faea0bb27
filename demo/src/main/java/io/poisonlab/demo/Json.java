// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;
import tools.jackson.databind.SerializationFeature;

/**
 * Writes what the page is sent: the names within an object in the order of the alphabet, so that
 * the same answer is the same bytes in every process.
 */
final class Json implements JsonMapper {
  private static final tools.jackson.databind.json.JsonMapper MAPPER =
      tools.jackson.databind.json.JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  @Override
  public String toJsonString(Object value, Type type) {
    return MAPPER.writeValueAsString(value);
  }

  /** Returns a value as a line of its own, without the line's end. */
  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }
}
