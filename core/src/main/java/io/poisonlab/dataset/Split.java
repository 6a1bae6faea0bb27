// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Training and test rows; where they are drawn, each class has its share in both.
 *
 * @param train the rows to train on
 * @param test the rows to test on
 */
public record Split(Dataset train, Dataset test) {
  /**
   * Splits at random within each class. The test set has ceil(fraction · n) rows; each class gives
   * its proportional number, rounded by largest remainder with ties drawn, as scikit-learn's {@code
   * train_test_split(stratify=…)} does. Rows are in random order. Takes O(n).
   *
   * @param testFraction in (0, 1)
   * @throws IllegalArgumentException if the fraction is out of range or either side would be empty
   */
  public static Split stratified(Dataset data, double testFraction, Seed seed) {
    if (!(testFraction > 0 && testFraction < 1)) {
      throw new IllegalArgumentException("test fraction must be in (0, 1), found " + testFraction);
    }
    return holdingOut(data, (int) Math.ceil(testFraction * data.size()), seed);
  }

  /**
   * Splits in the same way, with a given number of test rows.
   *
   * @param testSize in [1, n − 1]
   * @throws IllegalArgumentException if either side would be empty
   */
  public static Split holdingOut(Dataset data, int testSize, Seed seed) {
    if (testSize < 1 || testSize >= data.size()) {
      throw new IllegalArgumentException(
          "data set \"%s\" has %d rows, too few to hold out %d of them and train on the rest; add rows"
              .formatted(data.name(), data.size(), testSize));
    }
    RandomGenerator random = seed.generator();
    int[] quota = quotas(data.labels().counts(), testSize, random);
    int[] train = new int[data.size() - testSize];
    int[] test = new int[testSize];
    int trained = 0;
    int tested = 0;
    for (int label = 0; label < quota.length; label++) {
      int[] rows = Shuffle.shuffled(data.labels().rowsOf(label), random);
      System.arraycopy(rows, 0, test, tested, quota[label]);
      System.arraycopy(rows, quota[label], train, trained, rows.length - quota[label]);
      tested += quota[label];
      trained += rows.length - quota[label];
    }
    return new Split(
        data.select(Shuffle.shuffled(train, random)), data.select(Shuffle.shuffled(test, random)));
  }

  /**
   * Tests the rows with these ids; the others, in their order, are trained on. Takes O(n).
   *
   * @throws IllegalArgumentException if an id is not there, or nothing is left to train on
   */
  public static Split of(Dataset data, RowIds test) {
    Dataset tested = data.selectIds(test);
    Set<Integer> held = test.stream().boxed().collect(Collectors.toSet());
    int[] rest =
        IntStream.range(0, data.size()).filter(row -> !held.contains(data.ids().at(row))).toArray();
    if (rest.length == 0) {
      throw new IllegalArgumentException(
          "data set \"%s\": all %d rows are test rows, none is left to train on"
              .formatted(data.name(), data.size()));
    }
    return new Split(data.select(rest), tested);
  }

  /** Returns how many rows of each class are drawn, {@code size} in all. */
  private static int[] quotas(int[] counts, int size, RandomGenerator random) {
    long total = Arrays.stream(counts).asLongStream().sum();
    int[] quota = new int[counts.length];
    long[] remainder = new long[counts.length];
    int missing = size;
    for (int i = 0; i < counts.length; i++) {
      quota[i] = (int) ((long) counts[i] * size / total);
      remainder[i] = (long) counts[i] * size % total;
      missing -= quota[i];
    }
    int[] order = Shuffle.shuffled(Shuffle.range(counts.length), random);
    int[] byRemainder =
        Arrays.stream(order)
            .boxed()
            .sorted((a, b) -> Long.compare(remainder[b], remainder[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < missing; i++) {
      quota[byRemainder[i]]++;
    }
    return quota;
  }
}
