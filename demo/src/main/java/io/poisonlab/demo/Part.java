// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.config.RoutesConfig;

/** A part of the page, with the requests that it answers. */
interface Part {
  /** Adds its routes; all are below {@code /api/}. */
  void addTo(RoutesConfig routes);
}
