// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files that appear complete or not at all. */
public final class SafeFiles {
  private SafeFiles() {}

  /** Writes text as UTF-8; see {@link #write(Path, byte[])}. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes to a temporary file beside the target, forces it to the disk and moves it over the
   * target in one step. Missing folders are created.
   *
   * @throws UncheckedIOException if the folder cannot be written to; the target is then untouched
   */
  public static void write(Path file, byte[] bytes) {
    Path target = file.toAbsolutePath();
    Path folder = target.resolveSibling("");
    try {
      Files.createDirectories(folder);
      Path temporary = folder.resolve(".%s.tmp".formatted(UUID.randomUUID()));
      try {
        try (FileChannel channel =
            FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
          ByteBuffer rest = ByteBuffer.wrap(bytes);
          while (rest.hasRemaining()) {
            channel.write(rest);
          }
          channel.force(true);
        }
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot write %s: %s".formatted(file, FileErrors.reason(e)), e));
    }
  }
}
