// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.util.concurrent.CountDownLatch;

/** What is to be done when the process is told to stop (Ctrl-C, SIGTERM), until this is closed. */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /**
   * Waits for the end of the process, which is stopping: what was interrupted has nothing to say.
   */
  private static void awaitEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does this when the process is told to stop. */
  static Interruption then(Runnable action) {
    Thread hook = new Thread(action, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      awaitEnd();
    }
  }
}
