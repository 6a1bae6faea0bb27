// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of one process at a time create experiments in a folder. The lock is on a file in
 * the folder that MLflow and its migration do not look at; it stays there, unlocked.
 */
final class StoreLock {
  static final String FILE = ".poisonlab.lock";

  /** The operating system's lock is the process's: threads need one of their own. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private StoreLock() {}

  /** Runs the call while nobody else holds the folder, which must exist. */
  static <T> T holding(Path folder, StoreIo.Call<T> call) throws IOException {
    ReentrantLock threads =
        THREADS.computeIfAbsent(folder.toRealPath(), unknown -> new ReentrantLock());
    threads.lock();
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("the lock on %s is lost".formatted(folder.resolve(FILE)));
      }
      return call.run();
    } finally {
      threads.unlock();
    }
  }
}
