// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Free texts, such as sentences: what counts is the words in them. An empty text is one without
 * words; none is missing.
 */
public final class TextColumn implements Column {
  private final String name;
  private final String[] texts;

  private TextColumn(String name, String[] texts) {
    this.name = name;
    this.texts = texts;
  }

  /** Returns a column of these texts. */
  public static TextColumn of(String name, List<String> texts) {
    return new TextColumn(name, List.copyOf(texts).toArray(String[]::new));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean nullable() {
    return Arrays.stream(texts).anyMatch(String::isEmpty); // as a cell of a file
  }

  @Override
  public int size() {
    return texts.length;
  }

  @Override
  public boolean isMissing(int row) {
    return false;
  }

  @Override
  public boolean varies() {
    return Arrays.stream(texts).anyMatch(text -> !text.equals(texts[0]));
  }

  @Override
  public String text(int row) {
    return texts[row];
  }

  @Override
  public List<String> texts() {
    return List.of(texts);
  }

  /** Returns this column with the texts of these rows changed. */
  public TextColumn with(int[] rows, UnaryOperator<String> change) {
    String[] changed = texts.clone();
    for (int row : rows) {
      changed[row] = change.apply(texts[row]);
    }
    return new TextColumn(name, changed);
  }

  /** Returns the error for what works on numbers and names alone. */
  public IllegalArgumentException unsupported(String what) {
    return new IllegalArgumentException(
        "%s works on numbers and names; column \"%s\" holds texts".formatted(what, name));
  }

  @Override
  public TextColumn select(int[] rows) {
    return new TextColumn(
        name, Arrays.stream(rows).mapToObj(row -> texts[row]).toArray(String[]::new));
  }

  @Override
  public TextColumn append(Column others) {
    if (!(others instanceof TextColumn more) || !name.equals(more.name)) {
      throw cannotAppend(others);
    }
    String[] all = Arrays.copyOf(texts, texts.length + more.texts.length);
    System.arraycopy(more.texts, 0, all, texts.length, more.texts.length);
    return new TextColumn(name, all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextColumn that
        && name.equals(that.name)
        && Arrays.equals(texts, that.texts);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(texts);
  }

  @Override
  public String toString() {
    return "%s: %s".formatted(name, Count.of(texts.length, "text"));
  }
}
