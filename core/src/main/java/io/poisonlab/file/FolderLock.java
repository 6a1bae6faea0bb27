// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one process at a time write its results into a folder. The operating system holds the lock,
 * on {@value #FILE} there, and gives it back when the process ends in whatever way; the file stays.
 */
public final class FolderLock implements AutoCloseable {
  /** The file in the folder; not that of a tracking store, which may be the same folder. */
  public static final String FILE = ".poisonlab.results.lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a folder, which must exist, until this is closed.
   *
   * @throws IllegalArgumentException if somebody else has it
   */
  public static FolderLock take(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new IllegalArgumentException(
            "another process is writing its results to %s; give another --out, or wait until it has ended"
                .formatted(folder));
      }
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              "cannot lock %s: %s".formatted(folder.resolve(FILE), FileErrors.reason(e)), e));
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(); // given back when the channel is closed
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false; // this process has it
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
