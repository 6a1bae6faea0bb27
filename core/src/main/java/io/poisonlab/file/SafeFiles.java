// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Writes files that appear complete or not at all. */
public final class SafeFiles {
  private SafeFiles() {}

  /** Writes text as UTF-8; see {@link #write(Path, byte[])}. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes one file; see {@link #writeAll}. */
  public static void write(Path file, byte[] bytes) {
    writeAll(Map.of(file, bytes));
  }

  /**
   * Writes each content to a temporary file beside its target and forces it to the disk; when all
   * are there, moves each over its target in one step. Missing folders are created.
   *
   * @throws UncheckedIOException if one cannot be written; where that is known before the first
   *     move, as with a folder that cannot be written to, every target is then untouched
   */
  public static void writeAll(Map<Path, byte[]> files) {
    Map<Path, Path> temporary = new LinkedHashMap<>();
    Path current = Path.of("");
    try {
      try {
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
          current = file.getKey();
          if (Files.isDirectory(current)) {
            throw new FileSystemException(current.toString(), null, "it is a folder");
          }
          Path folder = current.toAbsolutePath().resolveSibling("");
          Files.createDirectories(folder);
          Path beside = folder.resolve(".%s.tmp".formatted(UUID.randomUUID()));
          temporary.put(current, beside);
          force(beside, file.getValue());
        }
        for (Map.Entry<Path, Path> file : temporary.entrySet()) {
          current = file.getKey();
          Files.move(
              file.getValue(),
              current.toAbsolutePath(),
              StandardCopyOption.ATOMIC_MOVE,
              StandardCopyOption.REPLACE_EXISTING);
        }
      } finally {
        for (Path beside : temporary.values()) {
          Files.deleteIfExists(beside);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot write %s: %s".formatted(current, FileErrors.reason(e)), e));
    }
  }

  private static void force(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }
}
