// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The words of a text, as scikit-learn's {@code CountVectorizer} finds them: in lower case, runs of
 * two or more letters, digits (numbers of any script) and underscores.
 *
 * <p>Lower case is taken character by character, as an exported graph does it: unlike in Python
 * {@code İ} becomes {@code i}, without a dot of its own above, and {@code Σ} is {@code σ} at the
 * end of a word too. A combining mark is no part of a word, as in Python. Characters that are newer
 * than Unicode 15 may be letters here and none elsewhere.
 *
 * <p>One object reads text after text; it belongs to one thread.
 */
public final class Tokens {
  /** The same words as a regular expression of ONNX Runtime's {@code Tokenizer} (RE2). */
  public static final String PATTERN = "[\\p{L}\\p{N}_][\\p{L}\\p{N}_]+";

  private static final int SHORTEST = 2;
  private static final int ASCII = 128;

  /** The words with a blank between each two. */
  private char[] characters = new char[256];

  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int size;

  Tokens() {}

  /** Returns the words of a text, in their order. Takes O(length). */
  public static List<String> of(String text) {
    Tokens tokens = new Tokens();
    tokens.read(text);
    return IntStream.range(0, tokens.size)
        .mapToObj(word ->
            new String(
                tokens.characters, tokens.starts[word], tokens.ends[word] - tokens.starts[word]))
        .toList();
  }

  /** Reads a text. */
  void read(String text) {
    size = 0;
    // a character in lower case may take two places where it took one, and so may the blank
    if (characters.length < 2 * text.length() + 2) {
      characters = new char[4 * text.length() + 2];
    }
    int end = 0;
    int start = 0;
    int length = 0;
    for (int at = 0; at < text.length(); ) {
      int given = text.codePointAt(at);
      at += Character.charCount(given);
      int character = lower(given);
      if (isWord(character)) {
        end += Character.toChars(character, characters, end);
        length++;
      } else if (length > 0) {
        end = close(start, end, length);
        start = end;
        length = 0;
      }
    }
    if (length > 0) {
      close(start, end, length);
    }
  }

  /** Ends a word; returns where the next begins. */
  private int close(int start, int end, int length) {
    if (length < SHORTEST) {
      return start;
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    starts[size] = start;
    ends[size] = end;
    size++;
    characters[end] = ' ';
    return end + 1;
  }

  /** Leaves words out, as if they had never been there. */
  void remove(TermTable unwanted) {
    int kept = 0;
    int end = 0;
    for (int word = 0; word < size; word++) {
      int length = ends[word] - starts[word];
      if (unwanted.find(characters, starts[word], ends[word]) < 0) {
        System.arraycopy(characters, starts[word], characters, end, length);
        starts[kept] = end;
        ends[kept] = end + length;
        kept++;
        end += length;
        characters[end] = ' ';
        end++;
      }
    }
    size = kept;
  }

  /** Returns the number of words. */
  int size() {
    return size;
  }

  /** Returns the characters of all words, with a blank between each two. */
  char[] characters() {
    return characters;
  }

  /** Returns where a word begins. */
  int start(int word) {
    return starts[word];
  }

  /** Returns where a word ends. */
  int end(int word) {
    return ends[word];
  }

  private static int lower(int character) {
    if (character < ASCII) {
      return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
    }
    return Character.toLowerCase(character);
  }

  private static boolean isWord(int character) {
    if (character < ASCII) {
      return (character >= 'a' && character <= 'z')
          || (character >= '0' && character <= '9')
          || character == '_';
    }
    return Character.isLetter(character)
        || switch (Character.getType(character)) {
          case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
              true;
          default -> false;
        };
  }
}
