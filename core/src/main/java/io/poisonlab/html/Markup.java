// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.html;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text and numbers as a page or a picture in it takes them. */
public final class Markup {
  private Markup() {}

  /** Returns text that no reader takes for markup, in an element or a quoted attribute. */
  public static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> safe.appendCodePoint(isPrintable(c) ? c : 0xFFFD);
          }
        });
    return safe.toString();
  }

  /** Control characters and halves of surrogate pairs are no characters of a page. */
  private static boolean isPrintable(int c) {
    return (c >= 0x20 || c == '\t' || c == '\n' || c == '\r')
        && (c < 0xD800 || c > 0xDFFF)
        && c != 0x7F;
  }

  /** Returns a number with three digits behind the point. */
  public static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** Returns a coordinate of a picture. */
  public static String at(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** Returns a cell of a table that says on a narrow page what it is; the content is markup. */
  public static String named(String name, String content) {
    return "<td data-is=\"%s\">%s</td>".formatted(name, content);
  }

  /** Returns a row of a table; the cells are markup already. */
  public static String row(String kind, String open, List<String> cells) {
    return open
        + cells.stream()
            .map(cell -> "<%s>%s</%s>".formatted(kind, cell, kind))
            .collect(Collectors.joining())
        + "</tr>\n";
  }
}
