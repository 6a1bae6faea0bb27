// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a stream of UTF-8, one by one, each checked; it knows which line is wrong. */
final class Utf8Lines {
  /** The longest line read, in bytes. */
  static final int MAX_LINE = 1 << 26;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Source source;
  private final InputStream in;
  private int number;

  Utf8Lines(Source source, InputStream in) {
    this.source = source;
    this.in = new BufferedInputStream(in);
  }

  /**
   * Returns the next line, without its end and, of the first, a byte order mark.
   *
   * @throws DataFormatException if it is not UTF-8 or too long; the message names it
   */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = in.read();
    if (read < 0) {
      return Optional.empty();
    }
    number++;
    for (; read >= 0 && read != '\n'; read = in.read()) {
      if (line.size() == MAX_LINE) {
        throw new DataFormatException(
            "%s, line %d has more than %d bytes; part it into lines"
                .formatted(source.location(), number, MAX_LINE));
      }
      line.write(read);
    }
    return Optional.of(decoded(line.toByteArray()));
  }

  private String decoded(byte[] bytes) {
    try {
      String line = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return number == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK
          ? line.substring(1)
          : line;
    } catch (CharacterCodingException e) {
      throw new DataFormatException(
          "%s, line %d is not UTF-8; save it as UTF-8 and try again"
              .formatted(source.location(), number),
          e);
    }
  }

  /** Returns the number of the line that was read last, from 1. */
  int number() {
    return number;
  }
}
