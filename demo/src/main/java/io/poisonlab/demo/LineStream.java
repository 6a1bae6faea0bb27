// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/**
 * Answers with the lines of a job as they come, each a JSON object. While none comes it says so
 * twice a second: the visitor sees that something is going on, and a visitor who has gone is
 * noticed, so that the job is cancelled.
 */
final class LineStream {
  static final String TYPE = "application/x-ndjson";
  private static final long PATIENCE = 500;

  private final WorkQueue queue;

  LineStream(WorkQueue queue) {
    this.queue = queue;
  }

  /** Puts work in line for the visitor of a request, and answers with what comes of it. */
  void answer(Context request, Work work) {
    Job job;
    try {
      job = queue.submit(Visitor.of(request), work);
    } catch (RejectedExecutionException e) {
      throw new Refusal(503, String.valueOf(e.getMessage()), e);
    }
    request.contentType(TYPE);
    long start = System.nanoTime();
    // the servlet's own stream: Javalin's keeps what is flushed until it is closed
    try (OutputStream out = request.res().getOutputStream()) {
      Object line;
      do {
        line = job.next(PATIENCE);
        out.write(Json.bytes(line == null ? waiting(start) : line));
        out.write('\n');
        out.flush();
      } while (line == null || !Job.isLast(line));
    } catch (IOException _) {
      job.cancel(); // the visitor has gone
    } catch (InterruptedException _) {
      job.cancel();
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, Object> waiting(long start) {
    return Map.of(
        "kind",
        "waiting",
        "seconds",
        Duration.ofNanos(System.nanoTime() - start).toMillis() / 1_000.0);
  }
}
