// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** A file that is one text, in UTF-8. */
final class PlainText {
  private PlainText() {}

  /**
   * Returns the text without a byte order mark and without blanks at its ends.
   *
   * @param column what the column of texts is called
   * @throws DataFormatException if it is not UTF-8, or empty where the column is not nullable
   */
  static String read(Path file, byte[] bytes, String column, CsvFormat format) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      long line = 1 + IntStream.range(0, in.position()).filter(i -> bytes[i] == '\n').count();
      throw new DataFormatException(
          "%s, line %d is not UTF-8; save it as UTF-8 and try again".formatted(file, line));
    }
    String text = out.flip().toString();
    String stripped = (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
    if (stripped.isEmpty() && !format.isNullable(column)) {
      throw new DataFormatException(
          "%s is empty; write the text, remove the file, or allow texts without words (--nullable %s)"
              .formatted(file, column));
    }
    return stripped;
  }
}
