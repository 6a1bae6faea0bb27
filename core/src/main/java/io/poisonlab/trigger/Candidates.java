// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.trigger;

import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tests every rare value, and every rare pair of values that occurs more often than chance would
 * have it, for labels that the neighbours of its rows do not explain.
 *
 * <p>Which sets of rows are tested depends on features alone; each is tested for each label. So the
 * probabilities can be corrected for their number.
 */
final class Candidates {
  private static final double PURITY = 0.5;
  private static final double TOGETHER = 3;

  /** More rows would not make a sure finding surer, and testing takes their square. */
  private static final int MOST_JUDGED = 64;

  private static final int FIRST_LOOK = 8;

  /** Where the neighbours explain more than half of the labels, the test is given up: p is 1. */
  private static final double EXPLAINED = 2;

  private final int[] labels;
  private final int classes;
  private final int least;
  private final int most;
  private final Neighbourhood neighbours;

  /**
   * Prepares the tests.
   *
   * @param least the fewest rows of a candidate
   * @param most the most rows of a candidate
   */
  Candidates(int[] labels, int classes, int least, int most, Neighbourhood neighbours) {
    this.labels = labels;
    this.classes = classes;
    this.least = least;
    this.most = most;
    this.neighbours = neighbours;
  }

  /**
   * What the tests found.
   *
   * @param findings those with a majority label that is unexpected, in the order of the items
   * @param tests how many were made
   */
  record Tested(List<Finding> findings, long tests) {}

  Tested test(List<Item> items) {
    Set<Long> known = new HashSet<>();
    List<List<Item>> sets = new ArrayList<>();
    for (Item item : items) {
      if (item.size() <= most && known.add(mixed(item.rows()))) {
        sets.add(List.of(item));
      }
    }
    int n = labels.length;
    int[] sizes = items.stream().mapToInt(Item::size).toArray();
    for (int i = 0; i < items.size(); i++) {
      for (int j = 0; j < i; j++) {
        Item one = items.get(i);
        Item other = items.get(j);
        if (one.column() != other.column()) {
          BitSet both = (BitSet) one.rows().clone();
          both.and(other.rows());
          int size = both.cardinality();
          boolean rare = size >= least && size <= most && size < sizes[j] && size < sizes[i];
          if (rare
              && (double) size * n >= TOGETHER * sizes[i] * sizes[j]
              && known.add(mixed(both))) {
            sets.add(List.of(other, one));
          }
        }
      }
    }
    List<Finding> findings =
        sets.stream().parallel().map(this::finding).filter(found -> found.p() < 1).toList();
    return new Tested(findings, (long) sets.size() * classes);
  }

  /**
   * Returns 64 bits that differ for different sets of rows: the sets themselves would fill the
   * memory.
   */
  private static long mixed(BitSet rows) {
    Seed mixed = new Seed(rows.length());
    for (long word : rows.toLongArray()) {
      mixed = mixed.fork(word);
    }
    return mixed.value();
  }

  /** Tests the most frequent label, where it is the label of most rows; else p is 1. */
  private Finding finding(List<Item> items) {
    BitSet carriers = (BitSet) items.getFirst().rows().clone();
    items.forEach(item -> carriers.and(item.rows()));
    int[] counts = new int[classes];
    carriers.stream().forEach(row -> counts[labels[row]]++);
    int label = IntStream.range(0, classes).reduce(0, (a, b) -> counts[b] > counts[a] ? b : a);
    int size = carriers.cardinality();
    if (counts[label] < least || counts[label] <= PURITY * size) {
      return new Finding(items, carriers, label, counts[label], 0, 1);
    }
    int[] some = carriers.stream().limit(MOST_JUDGED).toArray();
    double[] probabilities = new double[some.length];
    double expected = 0;
    int count = 0;
    for (int i = 0; i < some.length; i++) {
      probabilities[i] = neighbours.probability(some[i], label, carriers);
      expected += probabilities[i];
      count += labels[some[i]] == label ? 1 : 0;
      if (i + 1 >= FIRST_LOOK && expected * EXPLAINED > count) {
        return new Finding(items, carriers, label, counts[label], expected, 1);
      }
    }
    double p = count <= expected ? 1 : atLeast(count, probabilities);
    return new Finding(items, carriers, label, counts[label], expected * size / some.length, p);
  }

  /** Returns the probability of this many successes or more (Poisson binomial), O(trials²). */
  static double atLeast(int count, double[] probabilities) {
    double[] exactly = new double[count];
    exactly[0] = 1;
    double reached = 0;
    for (double probability : probabilities) {
      reached += exactly[count - 1] * probability;
      for (int i = count - 1; i > 0; i--) {
        exactly[i] = exactly[i] * (1 - probability) + exactly[i - 1] * probability;
      }
      exactly[0] *= 1 - probability;
    }
    return reached;
  }
}
