// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.parameter.Limits;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Stratified cross-validation: every row is tested exactly once. */
public final class Folds {
  /** The most folds. */
  public static final int MOST = 1000;

  private Folds() {}

  /**
   * Checks a number of folds, each of which is a training.
   *
   * @throws IllegalArgumentException if it is not in [2, {@value #MOST}]
   */
  public static void check(int folds) {
    Limits.check("folds", folds, 2, MOST);
  }

  /**
   * Deals the shuffled rows of each class out to the folds in turn, so that the sizes of two folds,
   * and of one class in them, differ by one at the most. Takes O(n · folds).
   *
   * @param folds 2 or more
   * @throws IllegalArgumentException if there are fewer folds than 2, or a class has fewer rows
   *     than folds
   */
  public static List<Split> stratified(Dataset data, int folds, Seed seed) {
    check(folds);
    int[] counts = data.labels().counts();
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] > 0 && counts[label] < folds) {
        throw new IllegalArgumentException(
            "class \"%s\" of data set \"%s\" has %d rows, fewer than the %d folds; ask for fewer folds"
                .formatted(data.labels().classes().get(label), data.name(), counts[label], folds));
      }
    }
    RandomGenerator random = seed.generator();
    int[] foldOf = dealt(data.labels(), folds, random);
    List<Split> splits = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      int current = fold;
      int[] test = IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == current).toArray();
      int[] train = IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != current).toArray();
      splits.add(
          new Split(
              data.select(Shuffle.shuffled(train, random)),
              data.select(Shuffle.shuffled(test, random))));
    }
    return List.copyOf(splits);
  }

  /**
   * Returns the fold of each row, in [0, folds): dealt out as by {@link #stratified}, but a class
   * may have fewer rows than there are folds, no two of which then share a fold.
   *
   * @param folds 2 or more
   */
  public static int[] assign(Labels labels, int folds, Seed seed) {
    return dealt(labels, folds, seed.generator());
  }

  private static int[] dealt(Labels labels, int folds, RandomGenerator random) {
    int[] foldOf = new int[labels.size()];
    int next = 0;
    for (int label = 0; label < labels.classes().size(); label++) {
      for (int row : Shuffle.shuffled(labels.rowsOf(label), random)) {
        foldOf[row] = next++ % folds;
      }
    }
    return foldOf;
  }

  /**
   * Returns the smallest class's number of rows, classes without a row aside; 0 if there are none.
   */
  public static int smallestClass(Labels labels) {
    return Arrays.stream(labels.counts()).filter(count -> count > 0).min().orElse(0);
  }
}
