// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/**
 * A name in a list that commas part: one that holds a comma itself stands in double quotes, {@code
 * "height, cm",age}.
 */
final class ListedName implements ITypeConverter<String> {
  /** A comma outside quotes and brackets. */
  static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)(?![^(]*\\))");

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*,[^\"]*)\"");

  ListedName() {}

  @Override
  public String convert(String text) {
    return of(text);
  }

  static String of(String text) {
    return isQuoted(text) ? text.strip().substring(1, text.strip().length() - 1) : text;
  }

  static boolean isQuoted(String text) {
    return QUOTED.matcher(text.strip()).matches();
  }

  /** Returns a name as it stands in a list. */
  static String written(String name) {
    return name.indexOf(',') < 0 || name.indexOf('(') >= 0 ? name : "\"" + name + "\"";
  }
}
