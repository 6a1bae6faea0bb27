// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parallel;

import java.util.concurrent.CancellationException;

/**
 * Lets long work be cancelled by interrupting its thread: what trains models asks here before each
 * of them, so that an attack or a defence that trains hundreds ends after the one it is at.
 */
public final class Cancellation {
  private Cancellation() {}

  /**
   * Does nothing, unless this thread was interrupted.
   *
   * @throws CancellationException if it was; it stays interrupted
   */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the work was cancelled");
    }
  }
}
