// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Turns failures of the file system into words. */
final class StoreIo {
  /** Something that reads or writes files. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws IOException;
  }

  /** Something that writes files. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  private StoreIo() {}

  /** Runs the call; {@code purpose} completes "cannot …". */
  static <T> T call(String purpose, Call<T> call) {
    try {
      return call.run();
    } catch (IOException e) {
      throw new TrackingException("cannot %s: %s".formatted(purpose, words(e)), e);
    } catch (UncheckedIOException e) {
      IOException cause = Objects.requireNonNull(e.getCause());
      throw new TrackingException("cannot %s: %s".formatted(purpose, words(cause)), cause);
    }
  }

  /** Runs the action; {@code purpose} completes "cannot …". */
  static void run(String purpose, Action action) {
    call(
        purpose,
        () -> {
          action.run();
          return true;
        });
  }

  private static String words(IOException e) {
    return switch (e) {
      case AccessDeniedException denied ->
          "no permission for %s; grant it, or name another folder with MLFLOW_TRACKING_URI"
              .formatted(denied.getFile());
      case FileAlreadyExistsException file ->
          "%s is a file where a folder should be; move it away".formatted(file.getFile());
      case NotDirectoryException file ->
          "%s is a file where a folder should be; move it away".formatted(file.getFile());
      case NoSuchFileException file -> "%s does not exist".formatted(file.getFile());
      case FileSystemException other when other.getReason() != null ->
          "%s: %s".formatted(other.getFile(), other.getReason());
      default -> String.valueOf(e.getMessage());
    };
  }
}
