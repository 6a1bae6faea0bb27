// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.forest;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The bootstrap sample of a tree, its rows in the order of the nodes that they have come to, and
 * what the node at hand sums up to.
 *
 * <p>A row drawn several times stands once, with a weight. It is one number: its place in the
 * training set in the upper half, weight and class in the lower, so that moving it moves all. (With
 * 100,000 classes 15 bits remain for the weight, which exceeds a dozen in tiny sets only.)
 */
final class NodeRows {
  private final int labelBits;
  private final int labelMask;
  private final long[] entries;
  private final long[] spare;
  private final int[] totals;

  private int from;
  private int to;
  private int weight;
  private double squares;

  private NodeRows(long[] entries, int labelBits, int classCount) {
    this.entries = entries;
    this.labelBits = labelBits;
    labelMask = (1 << labelBits) - 1;
    spare = new long[entries.length];
    totals = new int[classCount];
  }

  /** Draws as many rows as there are, with replacement. */
  static NodeRows draw(int[] labels, int classCount, RandomGenerator random) {
    int[] times = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      times[random.nextInt(labels.length)]++;
    }
    int labelBits = Integer.SIZE - Integer.numberOfLeadingZeros(classCount - 1);
    long[] entries = new long[labels.length];
    int drawn = 0;
    for (int row = 0; row < labels.length; row++) {
      if (times[row] > 0) {
        entries[drawn++] =
            (long) row << Integer.SIZE | (long) times[row] << labelBits | labels[row];
      }
    }
    return new NodeRows(Arrays.copyOf(entries, drawn), labelBits, classCount);
  }

  /** Returns the number of different rows in the sample. */
  int capacity() {
    return entries.length;
  }

  /** Takes the rows in [from, to) as the node at hand, and sums up their classes. */
  void enter(int first, int end) {
    clear(totals); // of the node before
    from = first;
    to = end;
    clear(totals);
    weight = 0;
    squares = 0;
    for (int i = from; i < to; i++) {
      int label = label(entries[i]);
      int w = weight(entries[i]);
      squares += (double) w * (2.0 * totals[label] + w);
      totals[label] += w;
      weight += w;
    }
  }

  /** Returns the number of different rows of the node. */
  int count() {
    return to - from;
  }

  /** Returns the number of rows of the node, repeated ones counted. */
  int weight() {
    return weight;
  }

  /** Returns the sum of the squared weights of the classes. */
  double squares() {
    return squares;
  }

  /** Returns the weight of each class, the array itself. */
  int[] totals() {
    return totals;
  }

  /** Returns whether all rows are of one class. */
  boolean pure() {
    return squares == (double) weight * weight;
  }

  /** Returns the class in an entry or in a key made of it. */
  int label(long entry) {
    return (int) entry & labelMask;
  }

  /** Returns the weight in an entry or in a key made of it. */
  int weight(long entry) {
    return (int) entry >>> labelBits;
  }

  /** Sets the numbers of the node's classes to 0; others are 0 already. */
  void clear(int[] perClass) {
    if (perClass.length <= count()) {
      Arrays.fill(perClass, 0);
    } else {
      for (int i = from; i < to; i++) {
        perClass[label(entries[i])] = 0;
      }
    }
  }

  /** Writes a key for each row of the node: its code above, weight and class below. */
  void fill(int[] codes, long[] keys) {
    for (int i = from; i < to; i++) {
      long entry = entries[i];
      keys[i - from] = (long) codes[row(entry)] << Integer.SIZE | (entry & 0xffff_ffffL);
    }
  }

  /** Adds the weight of each row of the node to the counter of its code and class. */
  void count(int[] codes, int[] counters, int classCount) {
    for (int i = from; i < to; i++) {
      long entry = entries[i];
      counters[codes[row(entry)] * classCount + label(entry)] += weight(entry);
    }
  }

  /**
   * Moves the rows of the node whose code is at most {@code last} to the front, the order kept.
   *
   * @return where the others begin
   */
  int part(int[] codes, int last) {
    int left = from;
    int right = 0;
    for (int i = from; i < to; i++) {
      long entry = entries[i];
      entries[left] = entry;
      spare[right] = entry;
      boolean goesLeft = codes[row(entry)] <= last;
      left += goesLeft ? 1 : 0;
      right += goesLeft ? 0 : 1;
    }
    System.arraycopy(spare, 0, entries, left, right);
    return left;
  }

  /** Hands over each class of the node and its share, in the order of their first rows. */
  void shares(ShareReceiver receiver) {
    for (int i = from; i < to; i++) {
      int label = label(entries[i]);
      if (totals[label] > 0) {
        receiver.accept(label, (double) totals[label] / weight);
        totals[label] = 0;
      }
    }
  }

  private static int row(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  /** Takes a class and its share. */
  interface ShareReceiver {
    void accept(int label, double share);
  }
}
