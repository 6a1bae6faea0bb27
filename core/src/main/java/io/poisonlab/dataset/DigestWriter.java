// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** Feeds values to a digest, big-endian, in blocks: value by value takes much longer. */
final class DigestWriter {
  private static final int BLOCK = 1 << 13;

  private final MessageDigest digest;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK);

  DigestWriter(MessageDigest digest) {
    this.digest = digest;
  }

  void write(byte value) {
    room(Byte.BYTES).put(value);
  }

  void write(int value) {
    room(Integer.BYTES).putInt(value);
  }

  /** Writes a number; every NaN has the same bits. */
  void write(double value) {
    room(Double.BYTES).putLong(Double.doubleToLongBits(value));
  }

  /** Writes bytes as they are. */
  void write(byte[] bytes) {
    flush();
    digest.update(bytes);
  }

  /** Writes the number of names, then each. */
  void names(List<String> names) {
    write(names.size());
    names.forEach(this::name);
  }

  /** Writes the length of a name in bytes, then those. */
  void name(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    write(bytes.length);
    write(bytes);
  }

  /** Returns the digest of all that was written. */
  byte[] digest() {
    flush();
    return digest.digest();
  }

  private ByteBuffer room(int bytes) {
    if (block.remaining() < bytes) {
      flush();
    }
    return block;
  }

  private void flush() {
    digest.update(block.flip());
    block.clear();
  }
}
