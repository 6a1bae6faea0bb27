// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import io.poisonlab.dataset.Fingerprint;
import java.net.URI;

/**
 * A published file whose content is known beforehand, so that it may come from anywhere.
 *
 * @param address where it is published
 * @param size its bytes, at most {@value #MAX_BYTES}
 * @param sha256 of its bytes
 */
public record RemoteFile(URI address, long size, Fingerprint sha256) {
  /** The largest file that is fetched; it is held in memory until it has been checked. */
  public static final long MAX_BYTES = 1L << 26;

  /** Checks size and address. */
  public RemoteFile {
    if (size < 1 || size > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a fetched file has 1 to %d bytes, found %d".formatted(MAX_BYTES, size));
    }
    if (!address.getPath().matches(".*/[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "address %s does not end in a file name".formatted(address));
    }
  }

  /** Returns what the file is called: the end of its address. */
  public String name() {
    return address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
  }

  /** Returns whether this is the file's content. */
  public boolean matches(byte[] bytes) {
    return bytes.length == size && Fingerprint.of(bytes).equals(sha256);
  }
}
