// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import io.poisonlab.dataset.Count;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Numbers terms from 0 in the order in which they come. Terms are looked up as characters of a
 * buffer, and kept one behind the other in an array: a string for every word of every text, or for
 * every term that turns out too rare, would take most of the time.
 */
final class TermTable {
  private static final int FIRST_SLOTS = 1 << 10;
  private static final int MOST_CHARACTERS = Integer.MAX_VALUE - 8;
  private static final long PRIME = 0x100000001b3L;

  /** Nobody can write words that all meet in one slot; the numbers do not depend on it. */
  private static final long SECRET = new SplittableRandom().nextLong();

  private char[] characters = new char[FIRST_SLOTS];

  /** Where each term begins among the characters, and behind the last where it ends. */
  private int[] starts = new int[FIRST_SLOTS];

  private int size;

  /** The hash of a term above, its number and one more below; 0 where a slot is free. */
  private long[] slots = new long[FIRST_SLOTS];

  TermTable() {}

  /** Numbers these terms, which differ. */
  static TermTable of(List<String> terms) {
    TermTable table = new TermTable();
    for (String term : terms) {
      table.add(term.toCharArray(), 0, term.length());
    }
    return table;
  }

  /** Numbers all terms of another table; returns the number that each of them has here. */
  int[] addAll(TermTable others) {
    return IntStream.range(0, others.size)
        .map(term -> add(others.characters, others.starts[term], others.starts[term + 1]))
        .toArray();
  }

  /** Returns how many terms have a number. */
  int size() {
    return size;
  }

  /** Returns the term of a number. */
  String term(int number) {
    return new String(characters, starts[number], starts[number + 1] - starts[number]);
  }

  /** Returns the terms, in the order of their numbers. */
  List<String> terms() {
    return IntStream.range(0, size).mapToObj(this::term).toList();
  }

  /** Returns the number of a term, -1 where it has none. */
  int find(char[] buffer, int start, int end) {
    return number(slots[slot(hash(buffer, start, end), buffer, start, end)]);
  }

  /** Returns the number of a term, -1 where it has none. */
  int find(String term) {
    return find(term.toCharArray(), 0, term.length());
  }

  /** Returns the number of a term, a new one where it has none. */
  int add(char[] buffer, int start, int end) {
    int hash = hash(buffer, start, end);
    int slot = slot(hash, buffer, start, end);
    if (slots[slot] == 0) {
      keep(buffer, start, end);
      slots[slot] = (long) hash << Integer.SIZE | size;
      if (2 * size > slots.length) {
        grow();
      }
      return size - 1;
    }
    return number(slots[slot]);
  }

  /** Puts the characters of a term behind those of the others. */
  private void keep(char[] buffer, int start, int end) {
    int from = starts[size];
    long last = (long) from + end - start;
    if (last > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "the texts have more than %s, which is more than can be held; take fewer texts or a lower ngrams"
              .formatted(Count.of(size, "different term")));
    }
    if (last > characters.length) {
      characters = Arrays.copyOf(characters, Math.clamp(2 * last, 0, MOST_CHARACTERS));
    }
    System.arraycopy(buffer, start, characters, from, end - start);
    size++;
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
    }
    starts[size] = (int) last;
  }

  private static int number(long slot) {
    return (int) slot - 1;
  }

  /** Returns the slot in which a term is, or in which it would be. */
  private int slot(int hash, char[] buffer, int start, int end) {
    int slot = hash & slots.length - 1;
    while (slots[slot] != 0
        && ((int) (slots[slot] >>> Integer.SIZE) != hash
            || !equal(number(slots[slot]), buffer, start, end))) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private boolean equal(int number, char[] buffer, int start, int end) {
    return Arrays.equals(characters, starts[number], starts[number + 1], buffer, start, end);
  }

  private void grow() {
    long[] before = slots;
    slots = new long[2 * before.length];
    for (long kept : before) {
      if (kept != 0) {
        int slot = (int) (kept >>> Integer.SIZE) & slots.length - 1;
        while (slots[slot] != 0) {
          slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = kept;
      }
    }
  }

  private static int hash(char[] buffer, int start, int end) {
    long hash = SECRET;
    for (int i = start; i < end; i++) {
      hash = (hash ^ buffer[i]) * PRIME;
    }
    return (int) (hash ^ hash >>> Integer.SIZE);
  }
}
