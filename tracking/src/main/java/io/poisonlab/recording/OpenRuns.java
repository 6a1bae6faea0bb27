// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.tracking.TrackedRun;
import io.poisonlab.tracking.TrackingException;
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
  private final Set<TrackedRun> open = ConcurrentHashMap.newKeySet();
  private final ReadWriteLock starting = new ReentrantReadWriteLock();
  private boolean killed;

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

  /** Ends every open run as KILLED; runs can start afterwards. */
  void killAll() {
    open.forEach(run -> {
      if (open.remove(run)) {
        run.kill();
      }
    });
  }

  /** Ends every open run as KILLED, for good: no run starts afterwards. */
  void stop() {
    starting.writeLock().lock();
    try {
      killed = true;
      killAll();
    } finally {
      starting.writeLock().unlock();
    }
  }
}
