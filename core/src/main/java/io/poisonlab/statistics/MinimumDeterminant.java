// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import io.poisonlab.dataset.Shuffle;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Searches the rows whose covariance has the smallest determinant: many random starts, two steps
 * from each, and the best ones to the end; of many rows first in groups, then in their union
 * (Rousseeuw and Van Driessen 1999, section 3).
 */
final class MinimumDeterminant {
  private static final int STARTS = 100;

  /** With the identity mixed in, the determinant has fewer valleys to be caught in. */
  private static final int SHRUNK_STARTS = 30;

  private static final int BEST = 10;
  private static final int FIRST_STEPS = 2;
  private static final int MOST_STEPS = 50;
  private static final int GROUP = 300;
  private static final int MOST_GROUPS = 5;

  private final double[][] rows;
  private final double share;
  private final double factor;
  private final double shrinkage;

  private MinimumDeterminant(double[][] rows, double share, double factor, double shrinkage) {
    this.rows = rows;
    this.share = share;
    this.factor = factor;
    this.shrinkage = shrinkage;
  }

  /**
   * Searches.
   *
   * @param rows standardised, one column or more
   * @param half how many rows are chosen
   * @param factor as for {@link Scatter#of}
   * @param shrinkage as for {@link Scatter#of}
   * @return nothing where the smallest determinant is 0
   */
  static Optional<Scatter> search(
      double[][] rows, int half, double factor, double shrinkage, Seed seed) {
    return new MinimumDeterminant(rows, (double) half / rows.length, factor, shrinkage)
        .search(half, seed);
  }

  private Optional<Scatter> search(int half, Seed seed) {
    int count = shrinkage > 0 ? SHRUNK_STARTS : STARTS;
    List<Candidate> starts;
    if (rows.length < 2 * GROUP) {
      starts = starts(rows, half, count, seed.fork("starts"));
    } else {
      int[] order = Shuffle.shuffled(Shuffle.range(rows.length), seed.fork("groups").generator());
      int groups = Math.min(MOST_GROUPS, rows.length / GROUP);
      int size = Math.min(GROUP, rows.length / groups);
      starts = new ArrayList<>();
      for (int group = 0; group < groups; group++) {
        double[][] some = pick(Arrays.copyOfRange(order, group * size, (group + 1) * size));
        starts.addAll(starts(some, halfOf(size), count / groups, seed.fork("group").fork(group)));
      }
      double[][] union = pick(Arrays.copyOf(order, groups * size));
      starts =
          best(
              starts.stream()
                  .parallel()
                  .map(it -> steps(it.scatter(), union, halfOf(union.length), FIRST_STEPS))
                  .toList());
    }
    List<Optional<Candidate>> ends =
        starts.stream().parallel().map(it -> steps(it.scatter(), rows, half, MOST_STEPS)).toList();
    return ends.stream().allMatch(Optional::isPresent)
        ? best(ends).stream().findFirst().map(Candidate::scatter)
        : Optional.empty();
  }

  private int halfOf(int size) {
    return Math.max(1, (int) Math.ceil(share * size));
  }

  private double[][] pick(int[] chosen) {
    return Arrays.stream(chosen).mapToObj(row -> rows[row]).toArray(double[][]::new);
  }

  private List<Candidate> starts(double[][] some, int half, int count, Seed seed) {
    return best(
        IntStream.range(0, count)
            .parallel()
            .mapToObj(start ->
                start(some, seed.fork(start)).flatMap(it -> steps(it, some, half, FIRST_STEPS)))
            .toList());
  }

  /** Fits as few random rows as have a covariance. */
  private Optional<Scatter> start(double[][] some, Seed seed) {
    int[] order = Shuffle.shuffled(Shuffle.range(some.length), seed.generator());
    for (int size = Math.min(some.length, some[0].length + 1);
        size <= some.length;
        size = size == some.length ? size + 1 : Math.min(some.length, size + 1 + size / 4)) {
      Optional<Scatter> scatter = Scatter.of(some, Arrays.copyOf(order, size), factor, shrinkage);
      if (scatter.isPresent()) {
        return scatter;
      }
    }
    return Optional.empty();
  }

  /** Fits the rows nearest to the last fit, which never raises the determinant, again and again. */
  private Optional<Candidate> steps(Scatter from, double[][] some, int half, int most) {
    Scatter scatter = from;
    double determinant = Double.POSITIVE_INFINITY;
    int[] chosen = new int[0];
    for (int step = 0; step < most; step++) {
      int[] nearest = nearest(scatter.squaredDistances(some), half);
      if (Arrays.equals(nearest, chosen)) {
        break;
      }
      chosen = nearest;
      Optional<Scatter> next = Scatter.of(some, chosen, factor, shrinkage);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      scatter = next.get();
      determinant = scatter.logDeterminant();
    }
    return Optional.of(new Candidate(scatter, determinant));
  }

  private static List<Candidate> best(List<Optional<Candidate>> candidates) {
    return candidates.stream()
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingDouble(Candidate::determinant))
        .limit(BEST)
        .toList();
  }

  /** Returns the rows of the smallest distances, ascending; of equally far ones the first. */
  private static int[] nearest(double[] distances, int count) {
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    double limit = sorted[count - 1];
    int ties = count - (int) Arrays.stream(distances).filter(value -> value < limit).count();
    int[] chosen = new int[count];
    int found = 0;
    for (int row = 0; row < distances.length; row++) {
      if (distances[row] < limit || (distances[row] == limit && ties-- > 0)) {
        chosen[found++] = row;
      }
    }
    return chosen;
  }

  private record Candidate(Scatter scatter, double determinant) {}
}
