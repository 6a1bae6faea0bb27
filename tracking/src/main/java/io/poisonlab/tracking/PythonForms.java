// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Numbers and file addresses in the forms that Python writes and reads them. */
final class PythonForms {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/";

  private PythonForms() {}

  /**
   * Returns a finite number as Python's {@code repr} does: plain from 1e-4 up to 1e16, else with an
   * exponent. Reads back equal; of the smallest subnormal numbers one digit more is written.
   */
  static String repr(double value) {
    if (value == 0) {
      return Double.toString(value);
    }
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = digits.length() - decimal.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = decimal.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    return "%s%s%s%se%+03d"
        .formatted(
            value < 0 ? "-" : "",
            digits.charAt(0),
            digits.length() > 1 ? "." : "",
            digits.substring(1),
            exponent);
  }

  /** Reads what Python's {@code repr} writes, {@code nan} and {@code inf} included. */
  static double number(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /** Returns the absolute path's address as {@code pathlib.Path.as_uri} does. */
  static String fileUri(Path path) {
    String text = path.toAbsolutePath().normalize().toString().replace('\\', '/');
    StringBuilder uri = new StringBuilder(text.startsWith("/") ? "file://" : "file:///");
    boolean drive = text.matches("[A-Za-z]:.*");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      if (UNRESERVED.indexOf(c) >= 0 || (drive && i == 1)) {
        uri.append(c);
      } else {
        uri.append("%%%02X".formatted((int) c));
      }
    }
    return uri.toString();
  }
}
