// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands behind the question mark of an address; of a name that stands there twice the first.
 */
final class Query {
  private Query() {}

  static Map<String, String> of(Context request) {
    Map<String, String> query = new LinkedHashMap<>();
    request.queryParamMap().forEach((name, values) -> query.put(name, values.getFirst()));
    return query;
  }
}
