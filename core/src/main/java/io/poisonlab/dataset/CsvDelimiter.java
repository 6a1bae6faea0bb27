// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;

/**
 * Finds what parts the fields of a CSV file: a comma or, where its header holds none outside
 * quotes, that of semicolon, tab and bar which the header holds most often. A file of data has two
 * columns or more, so a header without a comma cannot be one with commas.
 */
public final class CsvDelimiter {
  static final char COMMA = ',';

  private static final String OTHERS = ";\t|";

  /** The most characters of a header that are looked at. */
  private static final int MOST = 1 << 20;

  private CsvDelimiter() {}

  /** Returns the delimiter of a file that begins with these lines. */
  public static char of(String head) {
    try {
      return of(new BufferedReader(new StringReader(head)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the delimiter, and leaves the reader where it is. */
  static char of(BufferedReader reader) throws IOException {
    reader.mark(MOST);
    int[] counts = new int[OTHERS.length()];
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < MOST; i++) {
      int c = reader.read();
      boolean lineEnd = c == '\n' || c == '\r';
      if (c < 0 || (!quoted && (c == COMMA || (lineEnd && begun)))) {
        reader.reset();
        return c == COMMA ? COMMA : most(counts);
      }
      begun |= !lineEnd;
      quoted ^= c == '"';
      int other = OTHERS.indexOf(c);
      if (other >= 0 && !quoted) {
        counts[other]++;
      }
    }
    reader.reset();
    return COMMA;
  }

  private static char most(int[] counts) {
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return counts[best] > 0 ? OTHERS.charAt(best) : COMMA;
  }
}
