// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a filter.
 *
 * @param kind what it is
 * @param text as written; of a quoted text, what is between the quotes
 * @param position where it begins, from 1
 */
record FilterToken(Kind kind, String text, int position) {
  /** What a piece can be. */
  enum Kind {
    /** {@code -1.5e-3}. */
    NUMBER("-?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?(?![\\w.])"),
    /** {@code 'text'}. */
    TEXT("'[^']*'"),
    /** {@code "text"}: a value, or the key after an entity and a dot. */
    DOUBLE_QUOTED("\"[^\"]*\""),
    /** {@code `key`}. */
    BACKTICKED("`[^`]*`"),
    /** {@code params.}, {@code metrics.accuracy}, {@code and}. */
    WORD("[\\w.]+"),
    /** {@code >=}. */
    SIGN("<=|>=|!=|<>|==|=|<|>"),
    /** A parenthesis or a comma. */
    MARK("[(),]");

    private final Pattern pattern;

    Kind(String pattern) {
      this.pattern = Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS);
    }

    boolean isQuoted() {
      return this == TEXT || this == DOUBLE_QUOTED || this == BACKTICKED;
    }
  }

  boolean is(String word) {
    return !kind.isQuoted() && text.equalsIgnoreCase(word);
  }

  /** Splits a filter; blanks only separate. */
  static List<FilterToken> split(String filter) {
    List<FilterToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < filter.length()) {
      if (Character.isWhitespace(filter.charAt(at))) {
        at++;
        continue;
      }
      FilterToken token = next(filter, at);
      at += token.length();
      if (token.kind == Kind.TEXT && at < filter.length() && filter.charAt(at) == '\'') {
        throw new TrackingException(
            "filter '%s': '' at character %d is no escape in MLflow; write a text with an apostrophe in double quotes"
                .formatted(filter, at));
      }
      tokens.add(token);
    }
    return List.copyOf(tokens);
  }

  private int length() {
    return text.length() + (kind.isQuoted() ? 2 : 0);
  }

  private static FilterToken next(String filter, int at) {
    for (Kind kind : Kind.values()) {
      Matcher matcher = kind.pattern.matcher(filter).region(at, filter.length());
      if (matcher.useTransparentBounds(true).lookingAt()) {
        String text = matcher.group();
        return new FilterToken(
            kind, kind.isQuoted() ? text.substring(1, text.length() - 1) : text, at + 1);
      }
    }
    throw new TrackingException(
        "filter '%s': cannot read %s at character %d; quote texts with ' and keys such as metrics.`a-b` with backticks"
            .formatted(filter, filter.substring(at), at + 1));
  }
}
