// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.tracking.TrackedRun;
import io.poisonlab.tracking.TrackingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The runs that have not ended. Once they were killed no other run starts, and one that was
 * starting at that moment is killed with them: none stays RUNNING after the process.
 */
final class OpenRuns {
  /** How long runs of trials that are computed may take to be recorded, once told to stop. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Set<TrackedRun> open = ConcurrentHashMap.newKeySet();
  private final ReadWriteLock starting = new ReentrantReadWriteLock();
  private volatile boolean killed;
  private int recording;

  /**
   * Starts a run and keeps it until it is removed.
   *
   * @throws TrackingException if the runs were killed
   */
  TrackedRun start(Supplier<TrackedRun> start) {
    starting.readLock().lock();
    try {
      if (killed) {
        throw new TrackingException("the experiment was stopped");
      }
      TrackedRun run = start.get();
      open.add(run);
      return run;
    } finally {
      starting.readLock().unlock();
    }
  }

  /** Forgets a run that has ended. */
  void remove(TrackedRun run) {
    open.remove(run);
  }

  /**
   * Ends every open run as KILLED; runs can start afterwards. A run that somebody else is killing
   * is waited for: the process may end after this.
   */
  void killAll() {
    open.forEach(run -> {
      run.kill();
      open.remove(run);
    });
  }

  /** Says that a trial is computed, and that its run is being recorded. */
  synchronized void recording() {
    recording++;
  }

  /** Says that this has come to its end. */
  synchronized void recorded() {
    recording--;
    notifyAll();
  }

  /**
   * Ends every open run as KILLED, for good: no run starts afterwards. Runs of trials that are
   * computed are recorded first, if that takes some seconds at the most.
   */
  void stop() {
    starting.writeLock().lock();
    try {
      killed = true;
    } finally {
      starting.writeLock().unlock();
    }
    awaitRecorded();
    killAll();
  }

  /** Returns whether the runs were killed for good. */
  boolean isStopped() {
    return killed;
  }

  private synchronized void awaitRecorded() {
    Instant end = Instant.now().plus(PATIENCE);
    try {
      while (recording > 0 && Instant.now().isBefore(end)) {
        wait(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
