// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import java.util.Arrays;

/**
 * The runs of words of a text, each as a number of 64 bits: the same in every process, and of two
 * different runs the same with a chance of about 2⁻⁶⁴.
 */
final class Shingles {
  private static final long ODD = 0x9E3779B97F4A7C15L;

  private Shingles() {}

  /**
   * Returns the different runs of so many words, ascending. A text with fewer words, but one, is
   * one run; a text without words has none.
   */
  static long[] of(Tokens tokens, int length) {
    int words = tokens.size();
    int runs = words == 0 ? 0 : Math.max(1, words - length + 1);
    long[] shingles = new long[runs];
    for (int first = 0; first < runs; first++) {
      int last = Math.min(words, first + length) - 1;
      shingles[first] = hash(tokens.characters(), tokens.start(first), tokens.end(last));
    }
    return Arrays.stream(shingles).sorted().distinct().toArray();
  }

  /** Returns the size of the common part as a share of the size of both together (Jaccard). */
  static double similarity(long[] one, long[] other) {
    int common = 0;
    int at = 0;
    for (long shingle : one) {
      while (at < other.length && other[at] < shingle) {
        at++;
      }
      if (at < other.length && other[at] == shingle) {
        common++;
      }
    }
    int all = one.length + other.length - common;
    return all == 0 ? 0 : (double) common / all;
  }

  /** Spreads the bits of a number over all bits, one to one (the finaliser of SplitMix64). */
  static long mix(long value) {
    long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }

  private static long hash(char[] characters, int start, int end) {
    long hash = ODD;
    for (int i = start; i < end; i++) {
      hash = mix(hash + ODD * (characters[i] + 1L));
    }
    return hash;
  }
}
