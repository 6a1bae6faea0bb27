// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import java.util.ArrayList;
import java.util.List;

/** Texts as numbers, one for each different word of {@link Tokens}. Immutable. */
public final class NumberedTexts {
  private final List<String> words;
  private final int[][] texts;

  private NumberedTexts(List<String> words, int[][] texts) {
    this.words = words;
    this.texts = texts;
  }

  /** Numbers the words in the order in which they come. Takes O(length of all texts). */
  public static NumberedTexts of(List<String> texts) {
    TermTable table = new TermTable();
    Tokens tokens = new Tokens();
    List<int[]> numbered = new ArrayList<>();
    for (String text : texts) {
      tokens.read(text);
      int[] numbers = new int[tokens.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = table.add(tokens.characters(), tokens.start(i), tokens.end(i));
      }
      numbered.add(numbers);
    }
    return new NumberedTexts(table.terms(), numbered.toArray(int[][]::new));
  }

  /** Returns how many different words there are; their numbers lie in [0, this). */
  public int words() {
    return words.size();
  }

  /** Returns the word with a number. */
  public String word(int number) {
    return words.get(number);
  }

  /** Returns how many texts there are. */
  public int size() {
    return texts.length;
  }

  /** Returns how many words a text has. */
  public int length(int text) {
    return texts[text].length;
  }

  /** Returns the number of the word at a place of a text. */
  public int at(int text, int place) {
    return texts[text][place];
  }
}
