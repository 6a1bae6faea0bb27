// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Computes for many visitors at a time, in the order in which they came. Each has one place in line
 * and one job at work at the most: newer work takes the place of what waits, and cancels what is at
 * work, so that the newest wins and nobody holds two threads.
 */
final class WorkQueue implements AutoCloseable {
  private static final int MOST_VISITORS = 500;

  private final Map<String, Place> places = new HashMap<>();
  private final ExecutorService workers;

  /** Two workers at the least, so that one visitor's long job never stops the others. */
  WorkQueue() {
    this.workers =
        Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().daemon().name("poisonlab-demo-", 0).factory());
  }

  /** A visitor's place: what waits, and what is at work. */
  private static final class Place {
    private @Nullable Job waiting;
    private @Nullable Job working;
  }

  /**
   * Puts work of a visitor in line, in the place of what this visitor asked for before.
   *
   * @throws RejectedExecutionException if too many visitors wait
   */
  synchronized Job submit(String visitor, Work work) {
    if (!places.containsKey(visitor) && places.size() >= MOST_VISITORS) {
      throw new RejectedExecutionException(
          "%d visitors are waiting; try again in a moment".formatted(places.size()));
    }
    Place place = places.computeIfAbsent(visitor, _ -> new Place());
    Job job = new Job(work);
    Job before = place.waiting;
    place.waiting = job;
    if (place.working != null) {
      place.working.cancel();
    } else if (before == null) {
      workers.execute(() -> serve(visitor, place));
    }
    if (before != null) {
      before.drop();
    }
    return job;
  }

  private void serve(String visitor, Place place) {
    Job job;
    synchronized (this) {
      job = place.waiting;
      place.waiting = null;
      place.working = job;
    }
    if (job != null) {
      job.run();
    }
    synchronized (this) {
      place.working = null;
      if (place.waiting == null) {
        places.remove(visitor);
      } else if (!workers.isShutdown()) {
        workers.execute(() -> serve(visitor, place));
      }
    }
  }

  /** Cancels what a visitor has asked for, if there is something. */
  synchronized void cancel(String visitor) {
    Place place = places.get(visitor);
    if (place != null) {
      cancel(place);
    }
  }

  private static void cancel(Place place) {
    if (place.waiting != null) {
      place.waiting.cancel();
    }
    if (place.working != null) {
      place.working.cancel();
    }
  }

  /** Returns how many visitors wait or are worked for. */
  synchronized int size() {
    return places.size();
  }

  @Override
  public void close() {
    synchronized (this) {
      places.values().forEach(WorkQueue::cancel);
    }
    workers.shutdown();
    try {
      if (!workers.awaitTermination(2, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
