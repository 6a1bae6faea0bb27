// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.parameter.NameList;
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

  /** Returns whether a table consists of one column of texts. */
  public static boolean isAlone(Table table) {
    return table.columns().size() == 1 && table.columns().getFirst() instanceof TextColumn;
  }

  /**
   * Returns the texts of data that consist of nothing else.
   *
   * @param reader the id of what reads texts only, for the message
   * @throws IllegalArgumentException if there are other columns
   */
  public static TextColumn alone(Dataset data, String reader) {
    if (!isAlone(data.table())) {
      throw new IllegalArgumentException(
          "%s reads one column of texts, found %s in data set \"%s\"; declare it a text, or take what reads other columns"
              .formatted(reader, NameList.of(data.table().names()), data.name()));
    }
    return (TextColumn) data.table().columns().getFirst();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Kind kind() {
    return Kind.TEXT;
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
