// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.file.FileErrors;
import io.poisonlab.file.SafeFiles;
import io.poisonlab.file.UserCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetched files, kept in a folder of the user. A file is looked at before it is used, and written
 * whole or not at all: what is there is what was published, byte for byte, or it is fetched again.
 */
public final class DataCache {
  /** The variable that names a folder or an address to fetch files from instead of their own. */
  public static final String MIRROR = "POISONLAB_DATA_MIRROR";

  private static final Logger LOG = LoggerFactory.getLogger(DataCache.class);
  private static final double MEGABYTE = 1e6;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path folder;
  private final Optional<String> mirror;

  private DataCache(Path folder, Optional<String> mirror) {
    this.folder = folder;
    this.mirror = mirror;
  }

  /**
   * Returns the cache of a user with these variables.
   *
   * @param environment {@value #MIRROR}, and those of {@link UserCache}
   */
  public static DataCache of(Map<String, String> environment) {
    return new DataCache(
        UserCache.folder(environment).resolve("data").toAbsolutePath(),
        Optional.ofNullable(environment.get(MIRROR)).filter(text -> !text.isBlank()));
  }

  /** Returns where a data set's files lie, or will. */
  public Path folder(String dataset) {
    return folder.resolve(dataset);
  }

  /**
   * Returns the bytes of a file, fetched if they are not at hand.
   *
   * @param dataset which data set it is a file of
   * @throws DataFormatException if it cannot be had; the message says how to give it by hand
   */
  byte[] read(String dataset, RemoteFile file) {
    Path kept = folder(dataset).resolve(file.name());
    Optional<byte[]> found = kept(kept);
    if (found.isPresent() && file.matches(found.get())) {
      return found.get();
    }
    String origin = origin(file);
    try {
      byte[] bytes = fetch(dataset, origin, file);
      if (!file.matches(bytes)) {
        throw new IOException(
            "its SHA-256 is %s, expected is %s"
                .formatted(Fingerprint.of(bytes).sha256(), file.sha256()));
      }
      SafeFiles.write(kept, bytes);
      return bytes;
    } catch (UncheckedIOException e) {
      throw new DataFormatException(
          "data set \"%s\" was fetched but cannot be kept: %s; XDG_CACHE_HOME names another place"
              .formatted(dataset, FileErrors.reason(Objects.requireNonNull(e.getCause()))),
          e);
    } catch (IOException e) {
      throw new DataFormatException(
          "data set \"%s\" needs the file %s, which cannot be had from %s: %s; put it into %s by hand%s, or name with %s a folder or an address that has it"
              .formatted(
                  dataset,
                  file.name(),
                  origin,
                  FileErrors.reason(e),
                  folder(dataset),
                  found.isPresent() ? " (the one there is damaged)" : "",
                  MIRROR),
          e);
    }
  }

  /** Returns what is kept, or nothing at all of a file that is larger than any of ours. */
  private static Optional<byte[]> kept(Path file) {
    try {
      return Files.size(file) > RemoteFile.MAX_BYTES
          ? Optional.of(new byte[0])
          : Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private String origin(RemoteFile file) {
    if (mirror.isEmpty()) {
      return file.address().toString();
    }
    String base = mirror.get();
    return isAddress(base)
        ? base + (base.endsWith("/") ? "" : "/") + file.name()
        : Path.of(base).resolve(file.name()).toString();
  }

  private static byte[] fetch(String dataset, String origin, RemoteFile file) throws IOException {
    if (isAddress(origin)) {
      LOG.info(
          "fetching data set \"{}\": {}, {} MB",
          dataset,
          origin,
          String.format(Locale.ROOT, "%.1f", file.size() / MEGABYTE));
      return Download.get(URI.create(origin), file.size(), PATIENCE);
    }
    Path local = Path.of(origin);
    if (!Files.isRegularFile(local)) {
      throw new NoSuchFileException(origin);
    }
    if (Files.size(local) > file.size()) {
      throw new IOException("it has more than the expected %d bytes".formatted(file.size()));
    }
    return Files.readAllBytes(local);
  }

  private static boolean isAddress(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }
}
