// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.image;

import io.poisonlab.dataset.DataFormatException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A file of unsigned bytes in the format that MNIST is published in: two zeros, the type 8, the
 * number of dimensions, each dimension as four bytes, the most significant first, and the values.
 *
 * @param sizes the dimensions
 * @param values the values, in row-major order; positions count from 0
 */
record IdxFile(List<Integer> sizes, ByteBuffer values) {
  private static final int UNSIGNED_BYTES = 8;

  /**
   * Reads a file's bytes.
   *
   * @param name the file's name, for messages
   * @param dimensions how many there must be: 3 of images, 1 of labels
   * @throws DataFormatException if it is another file, or not all of it
   */
  static IdxFile read(String name, ByteBuffer bytes, int dimensions) {
    int header = Integer.BYTES * (1 + dimensions);
    if (bytes.limit() < header) {
      throw broken(
          name,
          "it has %d bytes, fewer than the %d of its header".formatted(bytes.limit(), header));
    }
    int magic = bytes.getInt(0);
    int expected = UNSIGNED_BYTES << Byte.SIZE | dimensions;
    if (magic != expected) {
      throw broken(
          name,
          "it begins with %08x, where an IDX file of %s begins with %08x%s"
              .formatted(
                  magic,
                  dimensions == 1 ? "labels" : "images",
                  expected,
                  magic >>> Short.SIZE == 0x1f8b ? "; it is compressed, unpack it" : ""));
    }
    List<Integer> sizes =
        IntStream.rangeClosed(1, dimensions)
            .mapToObj(i -> bytes.getInt(i * Integer.BYTES))
            .toList();
    long needed = header;
    if (sizes.stream().allMatch(size -> size > 0)) {
      needed += sizes.stream().mapToLong(Integer::longValue).reduce(1, IdxFile::saturated);
    }
    if (needed == header || needed != bytes.limit()) {
      throw broken(
          name,
          "its header announces %s values, which with it are %d bytes, found %d; it is cut off or another file"
              .formatted(
                  sizes.stream().map(String::valueOf).collect(Collectors.joining(" × ")),
                  needed,
                  bytes.limit()));
    }
    return new IdxFile(sizes, bytes.slice(header, bytes.limit() - header));
  }

  private static long saturated(long a, long b) {
    return a > Long.MAX_VALUE / 2 / b ? Long.MAX_VALUE / 2 : a * b;
  }

  private static DataFormatException broken(String name, String reason) {
    return new DataFormatException("%s cannot be read: %s".formatted(name, reason));
  }
}
