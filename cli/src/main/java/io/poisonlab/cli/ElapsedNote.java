// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says on a terminal, beside the results, what takes long and how long it has been. */
final class ElapsedNote implements AutoCloseable {
  private static final int SECOND = 1000;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread writer;

  private ElapsedNote(Console console, String what) {
    writer = Thread.ofPlatform().daemon().unstarted(() -> write(console, what));
  }

  /** Begins now; the first second passes in silence, and elsewhere than on a terminal all. */
  static ElapsedNote on(Console console, String what) {
    ElapsedNote note = new ElapsedNote(console, what);
    if (console.terminal()) {
      note.writer.start();
    }
    return note;
  }

  private void write(Console console, String what) {
    long start = System.nanoTime();
    String shown = "";
    try {
      while (!closed.await(SECOND, TimeUnit.MILLISECONDS)) {
        shown = "%s, %d s".formatted(what, Duration.ofNanos(System.nanoTime() - start).toSeconds());
        console.err().print("\r" + shown);
        console.err().flush();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (!shown.isEmpty()) {
      console.err().print("\r" + " ".repeat(shown.length()) + "\r");
      console.err().flush();
    }
  }

  /** Takes the note away. */
  @Override
  public void close() {
    closed.countDown();
    try {
      writer.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
