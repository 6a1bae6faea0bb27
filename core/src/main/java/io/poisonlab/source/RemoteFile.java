// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import io.poisonlab.dataset.Fingerprint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A published file whose content is known beforehand, so that it may come from anywhere.
 *
 * @param name what it is called
 * @param addresses where it is published, to be tried in this order: {@code https:}, or a file of a
 *     package that a package manager fetches, {@code npm:} or {@code deb:} ({@link PackageFile});
 *     one that ends in {@code .gz} holds it compressed
 * @param size its bytes, at most {@value #MAX_BYTES}
 * @param sha256 of its bytes
 */
public record RemoteFile(String name, List<URI> addresses, long size, Fingerprint sha256) {
  /** The largest file that is fetched; it is held in memory until it has been checked. */
  public static final long MAX_BYTES = 1L << 26;

  /** Checks size and name. */
  public RemoteFile {
    addresses = List.copyOf(addresses);
    if (size < 1 || size > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a fetched file has 1 to %d bytes, found %d".formatted(MAX_BYTES, size));
    }
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "address %s does not end in a file name".formatted(addresses));
    }
  }

  /** A file that is called as its first address ends, {@code .gz} taken off. */
  public RemoteFile(List<URI> addresses, long size, Fingerprint sha256) {
    this(end(addresses.getFirst()), addresses, size, sha256);
  }

  /**
   * Reads the files of a data set's properties: {@code file.1}, its addresses, parted by blanks,
   * {@code file.1.bytes} and {@code file.1.sha256}; and so on.
   */
  public static List<RemoteFile> list(Properties facts) {
    List<RemoteFile> files = new ArrayList<>();
    for (int i = 1; facts.containsKey("file." + i); i++) {
      files.add(
          new RemoteFile(
              Stream.of(facts.getProperty("file." + i).split("\\s+")).map(URI::create).toList(),
              Long.parseLong(facts.getProperty("file.%d.bytes".formatted(i))),
              new Fingerprint(facts.getProperty("file.%d.sha256".formatted(i)))));
    }
    return List.copyOf(files);
  }

  /** Returns whether this is the file's content. */
  public boolean matches(byte[] bytes) {
    return bytes.length == size && Fingerprint.of(bytes).equals(sha256);
  }

  private static String end(URI address) {
    String path = Objects.requireNonNullElse(address.getPath(), address.getSchemeSpecificPart());
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
  }
}
