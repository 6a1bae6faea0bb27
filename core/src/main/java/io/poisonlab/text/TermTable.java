// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Numbers terms from 0 in the order in which they come. Terms are looked up as characters of a
 * buffer: a string for every word of every text would take most of the time.
 */
final class TermTable {
  private static final int FREE = -1;
  private static final int FIRST_PLACES = 1 << 10;
  private static final long PRIME = 0x100000001b3L;

  /** Nobody can write words that all meet in one place; the numbers do not depend on it. */
  private static final long SECRET = new SplittableRandom().nextLong();

  private final List<String> terms = new ArrayList<>();
  private int[] hashes = new int[FIRST_PLACES];
  private int[] places = filled(FIRST_PLACES);

  TermTable() {}

  /** Numbers these terms, which differ. */
  static TermTable of(List<String> terms) {
    TermTable table = new TermTable();
    for (String term : terms) {
      table.add(term, hash(term.toCharArray(), 0, term.length()));
    }
    return table;
  }

  /** Numbers all terms of another table; returns the number that each of them has here. */
  int[] addAll(TermTable others) {
    int[] numbers = new int[others.terms.size()];
    for (int number = 0; number < numbers.length; number++) {
      numbers[number] = add(others.terms.get(number), others.hashes[number]);
    }
    return numbers;
  }

  private int add(String term, int hash) {
    int place = hash & places.length - 1;
    while (places[place] != FREE
        && (hashes[places[place]] != hash || !terms.get(places[place]).equals(term))) {
      place = place + 1 & places.length - 1;
    }
    return places[place] == FREE ? put(place, term, hash) : places[place];
  }

  /** Returns the terms, in the order of their numbers. */
  List<String> terms() {
    return terms;
  }

  /** Returns the number of a term, -1 where it has none. */
  int find(char[] characters, int start, int end) {
    return places[place(hash(characters, start, end), characters, start, end)];
  }

  /** Returns the number of a term, -1 where it has none. */
  int find(String term) {
    return find(term.toCharArray(), 0, term.length());
  }

  /** Returns the number of a term, a new one where it has none. */
  int add(char[] characters, int start, int end) {
    int hash = hash(characters, start, end);
    int place = place(hash, characters, start, end);
    return places[place] == FREE
        ? put(place, new String(characters, start, end - start), hash)
        : places[place];
  }

  private int put(int place, String term, int hash) {
    int number = terms.size();
    places[place] = number;
    if (number == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * number);
    }
    hashes[number] = hash;
    terms.add(term);
    if (2 * terms.size() > places.length) {
      grow();
    }
    return number;
  }

  /** Returns the place in which a term is, or in which it would be. */
  private int place(int hash, char[] characters, int start, int end) {
    int place = hash & places.length - 1;
    while (places[place] != FREE
        && (hashes[places[place]] != hash
            || !equal(terms.get(places[place]), characters, start, end))) {
      place = place + 1 & places.length - 1;
    }
    return place;
  }

  private static boolean equal(String term, char[] characters, int start, int end) {
    if (term.length() != end - start) {
      return false;
    }
    for (int i = 0; i < term.length(); i++) {
      if (term.charAt(i) != characters[start + i]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    places = filled(2 * places.length);
    for (int number = 0; number < terms.size(); number++) {
      int place = hashes[number] & places.length - 1;
      while (places[place] != FREE) {
        place = place + 1 & places.length - 1;
      }
      places[place] = number;
    }
  }

  private static int[] filled(int length) {
    int[] places = new int[length];
    Arrays.fill(places, FREE);
    return places;
  }

  private static int hash(char[] characters, int start, int end) {
    long hash = SECRET;
    for (int i = start; i < end; i++) {
      hash = (hash ^ characters[i]) * PRIME;
    }
    return (int) (hash ^ hash >>> Integer.SIZE);
  }
}
