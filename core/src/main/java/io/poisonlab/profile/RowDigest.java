// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.profile;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A digest of rows that depends neither on their order nor on how a file writes numbers, so that
 * parts of the data can be digested apart and added up.
 *
 * <p>Each row is a text: of each column, the target last, {@code -} where the value is missing,
 * else its length in characters, a colon and its text; a numeral's text is that of the double which
 * it is. The first {@value #PARTS} times {@value #DIGITS} hexadecimal digits of the text's SHA-256
 * are so many numbers; each is summed over all rows. The digest is the SHA-256 of the columns'
 * names, the number of rows and the sums. It tells whether data changed; it is no proof against
 * somebody who looks for other rows with the same sums, for which the SHA-256 of a file is.
 */
public final class RowDigest {
  /** How many numbers of a row are summed. */
  public static final int PARTS = 4;

  /** How many hexadecimal digits each of them has. */
  public static final int DIGITS = 15;

  /** What counts as a numeral, as a regular expression. */
  public static final String NUMERAL = "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?";

  private static final Pattern NUMERALS = Pattern.compile(NUMERAL);
  private static final BigInteger RANGE = BigInteger.ONE.shiftLeft(4 * DIGITS);

  private RowDigest() {}

  /**
   * Returns the digest of what was summed.
   *
   * @param names the columns, the target last
   * @param sums of each part, over all rows
   */
  public static Fingerprint of(List<String> names, long rows, List<BigInteger> sums) {
    StringBuilder text = new StringBuilder();
    names.forEach(name -> appendCell(text, name));
    text.append(rows);
    sums.forEach(sum -> text.append(' ').append(sum.mod(RANGE)));
    return sha256(text);
  }

  /** Returns the digest of a data set. */
  static Fingerprint of(Dataset data) {
    BigInteger[] sums = new BigInteger[PARTS];
    Arrays.fill(sums, BigInteger.ZERO);
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < data.size(); row++) {
      text.setLength(0);
      for (Column column : data.table().columns()) {
        if (column.isMissing(row)) {
          text.append('-');
        } else {
          appendCell(text, normal(column.text(row)));
        }
      }
      appendCell(text, normal(data.labels().name(row)));
      String digits = sha256(text).sha256();
      for (int i = 0; i < PARTS; i++) {
        sums[i] = sums[i].add(new BigInteger(digits.substring(i * DIGITS, (i + 1) * DIGITS), 16));
      }
    }
    List<String> names = new ArrayList<>(data.table().names());
    names.add(data.labels().target());
    return of(names, data.size(), List.of(sums));
  }

  /** Returns a value's text: that of the double which it is, if it is a finite one. */
  static String normal(String text) {
    if (!NUMERALS.matcher(text).matches()) {
      return text;
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? Double.toString(value) : text;
  }

  private static void appendCell(StringBuilder text, String cell) {
    text.append(cell.codePointCount(0, cell.length())).append(':').append(cell);
  }

  private static Fingerprint sha256(CharSequence text) {
    return Fingerprint.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
