// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Takes a file out of a published package, which the user's own package manager fetches from where
 * that user's packages come from: {@code npm:NAME@VERSION/PATH} by npm, {@code deb:NAME/PATH} by
 * Debian's apt. Nothing is installed, no script of the package runs.
 */
final class PackageFile {
  private PackageFile() {}

  /** Returns whether an address names a file of a package. */
  static boolean isMeant(String address) {
    return address.startsWith("npm:") || address.startsWith("deb:");
  }

  /**
   * Returns the file's bytes.
   *
   * @param limit the most bytes taken
   * @throws IOException whose message says in words why there are none
   */
  static byte[] get(URI address, long limit, Duration patience) throws IOException {
    String[] parts = address.getSchemeSpecificPart().split("/", 2);
    Path folder = Files.createTempDirectory("poisonlab-package");
    try {
      boolean npm = address.getScheme().equals("npm");
      run(
          folder,
          patience,
          npm
              ? List.of("npm", "pack", "--silent", "--ignore-scripts", parts[0])
              : List.of("apt-get", "download", "-q", parts[0]));
      Path archive = only(folder);
      if (npm) {
        run(folder, patience, List.of("tar", "-xzf", archive.toString(), parts[1]));
      } else {
        run(folder, patience, List.of("dpkg-deb", "-x", archive.toString(), folder.toString()));
      }
      try (InputStream in = Files.newInputStream(folder.resolve(parts[1]))) {
        byte[] bytes = in.readNBytes((int) limit + 1);
        if (bytes.length > limit) {
          throw new IOException("it has more than the expected %d bytes".formatted(limit));
        }
        return bytes;
      }
    } finally {
      delete(folder);
    }
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .findFirst()
          .orElseThrow(() -> new IOException("the package manager has fetched nothing"));
    }
  }

  private static void run(Path folder, Duration patience, List<String> command) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new IOException("there is no program %s here".formatted(command.getFirst()), e);
    }
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "%s was not done within %d s".formatted(command.getFirst(), patience.toSeconds()));
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "%s ended with status %d (is there a network?)"
                .formatted(String.join(" ", command.subList(0, 2)), process.exitValue()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
