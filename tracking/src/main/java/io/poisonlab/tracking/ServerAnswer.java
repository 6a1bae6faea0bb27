// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered to a call, whatever its status. */
record ServerAnswer(ServerCall call, HttpResponse<byte[]> response) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SHORT = 300;

  int status() {
    return response.statusCode();
  }

  boolean succeeded() {
    return status() / 100 == 2;
  }

  byte[] bytes() {
    return response.body();
  }

  String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  String contentType() {
    return response.headers().firstValue("Content-Type").orElse("unknown type");
  }

  /** Returns the answer as JSON, or nothing if it is not a JSON object. */
  Optional<JsonNode> json() {
    try {
      return Optional.of(JSON.readTree(response.body())).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Returns MLflow's code of an error, for example {@code RESOURCE_DOES_NOT_EXIST}, or "". */
  String errorCode() {
    return json().map(node -> node.path("error_code").asString("")).orElse("");
  }

  /** Returns the server's own words, in one line and shortened. */
  String words() {
    String words = json().map(node -> node.path("message").asString("")).orElse("");
    String line = (words.isEmpty() ? text() : words).replaceAll("\\s+", " ").strip();
    return line.length() <= SHORT ? line : line.substring(0, SHORT) + "…";
  }
}
