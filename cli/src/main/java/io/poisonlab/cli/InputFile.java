// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps files that are read from being overwritten. */
final class InputFile {
  private InputFile() {}

  /**
   * Checks that a file to be written is not one that is read, by another name or a link either.
   *
   * @param read the file that is read, if there is one
   * @param role what it is read as, for example {@code --truth}
   * @throws CommandException if it is the same
   */
  static void keepApart(Path out, @Nullable Path read, String role) {
    if (read != null && isSame(read, out)) {
      throw new CommandException(
          "--out %s is the file that is read as %s; write to another, so that the original stays"
              .formatted(out, role));
    }
  }

  private static boolean isSame(Path in, Path out) {
    try {
      return in.toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize())
          || (Files.exists(in) && Files.exists(out) && Files.isSameFile(in, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
