// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

/** Where work puts its results as they come: an object a line, of which the page draws each. */
interface Output {
  /** Adds a line. */
  void line(Object json);
}
