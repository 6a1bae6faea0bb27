// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work of one visitor: waiting, at work, or ended. */
final class Job {
  private static final Logger LOG = LoggerFactory.getLogger(Job.class);
  private static final String KIND = "kind";

  private final Work work;
  private final BlockingQueue<Object> lines = new LinkedBlockingQueue<>();
  private @Nullable Thread worker;
  private boolean cancelled;

  Job(Work work) {
    this.work = work;
  }

  /** How a job ended, which its last line tells. */
  private enum Ending {
    DONE,
    CANCELLED,
    REFUSED,
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    Map<String, String> line(String message) {
      return Map.of(KIND, word(), "message", message);
    }
  }

  /** Does the work, unless it was cancelled before. */
  void run() {
    Object last = Ending.CANCELLED.line("");
    try {
      if (begin()) {
        work.run(this::add);
        last = Ending.DONE.line("");
      }
    } catch (CancellationException _) {
      // as asked
    } catch (IllegalArgumentException e) {
      last = Ending.REFUSED.line(String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      if (!isCancelled()) {
        LOG.warn("work of the page failed", e);
        last = Ending.FAILED.line("this could not be computed; the server's log says why");
      }
    } finally {
      finish();
      lines.add(last);
    }
  }

  /** Ends work that will not begin, since newer work has its place. */
  void drop() {
    cancel();
    lines.add(Ending.CANCELLED.line(""));
  }

  private void add(Object line) {
    if (isCancelled()) {
      throw new CancellationException("the work was cancelled");
    }
    lines.add(line);
  }

  private synchronized boolean begin() {
    worker = Thread.currentThread();
    return !cancelled;
  }

  /** After this the thread is another job's, and must not be interrupted for this one. */
  private synchronized void finish() {
    worker = null;
    Thread.interrupted();
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Ends the work as soon as it looks up; work that has not begun will not. */
  synchronized void cancel() {
    cancelled = true;
    if (worker != null) {
      worker.interrupt();
    }
  }

  /** Returns the next line, the last of which tells how it ended; null if none comes in time. */
  @Nullable Object next(long milliseconds) throws InterruptedException {
    return lines.poll(milliseconds, TimeUnit.MILLISECONDS);
  }

  /** Returns whether a line is the last one. */
  static boolean isLast(Object line) {
    return line instanceof Map<?, ?> map
        && Arrays.stream(Ending.values()).anyMatch(ending -> ending.word().equals(map.get(KIND)));
  }
}
