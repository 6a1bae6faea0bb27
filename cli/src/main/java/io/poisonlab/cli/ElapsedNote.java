// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says on a terminal, beside the results, what takes long and how long it has been. */
final class ElapsedNote implements AutoCloseable {
  private static final int SECOND = 1000;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Console console;
  private final Thread writer;
  private String shown = "";

  private ElapsedNote(Console console, String what) {
    this.console = console;
    writer = Thread.ofPlatform().daemon().unstarted(() -> write(what));
  }

  /** Begins now; the first second passes in silence, and elsewhere than on a terminal all. */
  static ElapsedNote on(Console console, String what) {
    ElapsedNote note = new ElapsedNote(console, what);
    if (console.terminal()) {
      note.writer.start();
    }
    return note;
  }

  /** Writes a warning, out of the note's way. */
  synchronized void warn(String text) {
    clear();
    console.warn(text);
  }

  private void write(String what) {
    long start = System.nanoTime();
    try {
      while (!closed.await(SECOND, TimeUnit.MILLISECONDS)) {
        show("%s, %d s".formatted(what, Duration.ofNanos(System.nanoTime() - start).toSeconds()));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    clear();
  }

  private synchronized void show(String text) {
    shown = text;
    console.err().print("\r" + shown);
    console.err().flush();
  }

  private synchronized void clear() {
    if (!shown.isEmpty()) {
      console.err().print("\r" + " ".repeat(shown.length()) + "\r");
      console.err().flush();
      shown = "";
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
