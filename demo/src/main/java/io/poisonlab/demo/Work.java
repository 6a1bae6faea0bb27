// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

/** Something that takes a while and can be cancelled by interrupting its thread. */
interface Work {
  /**
   * Does it.
   *
   * @throws IllegalArgumentException if it cannot be done as asked; the visitor reads the message
   */
  void run(Output output);
}
