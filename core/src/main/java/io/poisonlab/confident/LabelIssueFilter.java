// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the rows whose labels are likely wrong, by confident learning.
 *
 * <p>For the same probabilities the rows are those that cleanlab 2.9 finds, and so is their order
 * after sorting by score and row. Where equally suspicious rows are more than are wanted, the first
 * rows are taken, and where counts of the joint are equally far from an integer, the last is
 * raised; cleanlab leaves both to a sort that is not stable and differs between processors (a
 * million rows and 100 classes: 120 of 93,000 issues; none where it sorts stably).
 *
 * <p>Takes O(rows · classes), on all processors, in one pass over the probabilities and one over
 * those of the doubtful rows. Beyond the input it takes 17 bytes per row, and where pairs of
 * classes are counted 5 more, 40 per row that is pruned and 20 per pair of classes.
 *
 * <p><b>Reference.</b> Northcutt, Jiang and Chuang (2021), "Confident learning: estimating
 * uncertainty in dataset labels", Journal of Artificial Intelligence Research 70, sections 3.1 and
 * 3.2.
 *
 * @param filterBy the rule
 * @param fracNoise the share of the estimated issues that is wanted, in [0, 1]; for the rules that
 *     prune
 * @param minExamples rows of each class that are not pruned, 0 or more; for the rules that prune
 * @param removePerClass how many rows to prune for each class, if that is not to be estimated; for
 *     the rules that prune, exact for {@link FilterBy#PRUNE_BY_CLASS} only
 */
public record LabelIssueFilter(
    FilterBy filterBy, double fracNoise, int minExamples, Optional<List<Integer>> removePerClass) {
  /** Checks the ranges. */
  public LabelIssueFilter {
    removePerClass = removePerClass.map(List::copyOf);
    if (!(fracNoise >= 0 && fracNoise <= 1)) {
      throw new IllegalArgumentException(
          "share of the estimated issues must be in [0, 1], found " + fracNoise);
    }
    if (minExamples < 0) {
      throw new IllegalArgumentException(
          "rows kept of each class must be 0 or more, found " + minExamples);
    }
    if (!filterBy.prunes() && (fracNoise != 1 || removePerClass.isPresent())) {
      throw new IllegalArgumentException(
          "filter %s estimates no numbers of rows to prune, so it takes neither a share of them nor numbers per class; filters that do: prune-by-noise-rate, prune-by-class, both"
              .formatted(filterBy));
    }
    if (removePerClass.stream().flatMap(List::stream).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "rows to remove per class must be 0 or more, found " + removePerClass.orElseThrow());
    }
  }

  /** Wants all estimated issues and keeps one row of each class. */
  public LabelIssueFilter(FilterBy filterBy) {
    this(filterBy, 1, 1, Optional.empty());
  }

  /**
   * Returns the rows whose labels are likely wrong, ascending.
   *
   * @throws IllegalArgumentException for a rule that counts pairs of classes, if there are more
   *     than {@link ConfidentJoint#MOST_CLASSES}
   */
  public int[] find(LabelledProbabilities problem) {
    Guesses guesses = filterBy.prunes() ? checked(problem) : Guesses.of(problem);
    int n = problem.size();
    return switch (filterBy) {
      case PRUNE_BY_NOISE_RATE -> rows(pruning(problem, guesses).byNoiseRate());
      case PRUNE_BY_CLASS -> rows(pruning(problem, guesses).byClass());
      case BOTH -> both(pruning(problem, guesses));
      case CONFIDENT_LEARNING -> offDiagonal(n, guesses).toArray();
      case PREDICTED_NEQ_GIVEN -> IntStream.range(0, n).filter(row -> !guesses.top(row)).toArray();
      case LOW_NORMALIZED_MARGIN -> lowest(problem, LabelQuality.NORMALIZED_MARGIN, guesses);
      case LOW_SELF_CONFIDENCE -> lowest(problem, LabelQuality.SELF_CONFIDENCE, guesses);
    };
  }

  /** Returns the same rows, the lowest score first, equal scores in the order of the rows. */
  public int[] ranked(LabelledProbabilities problem, LabelQuality quality) {
    double[] scores = quality.scores(problem);
    return IntStream.of(find(problem))
        .boxed()
        .sorted(Comparator.comparingDouble(row -> scores[row])) // stable
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static Guesses checked(LabelledProbabilities problem) {
    ConfidentJoint.checkClasses(problem.classes());
    return Guesses.of(problem);
  }

  /** Returns the rows that are confidently of another class, their label not the most probable. */
  static IntStream offDiagonal(int n, Guesses guesses) {
    return IntStream.range(0, n).filter(row -> !guesses.top(row) && guesses.offDiagonal(row));
  }

  private Pruning pruning(LabelledProbabilities problem, Guesses guesses) {
    PruneCounts counts =
        PruneCounts.of(ConfidentJoint.of(problem, guesses), minExamples, fracNoise);
    if (removePerClass.isPresent()) {
      List<Integer> wanted = removePerClass.get();
      if (wanted.size() != problem.classes()) {
        throw new IllegalArgumentException(
            "rows to remove are given for %d classes, there are %d; give one number per class"
                .formatted(wanted.size(), problem.classes()));
      }
      counts = counts.removing(wanted, problem);
    }
    return new Pruning(problem, guesses, counts, minExamples);
  }

  private static int[] both(Pruning pruning) {
    boolean[] byClass = pruning.byClass();
    boolean[] byNoiseRate = pruning.byNoiseRate();
    return IntStream.range(0, byClass.length)
        .filter(row -> byClass[row] && byNoiseRate[row])
        .toArray();
  }

  private static int[] lowest(
      LabelledProbabilities problem, LabelQuality quality, Guesses guesses) {
    int count = (int) offDiagonal(problem.size(), guesses).count();
    if (count == 0) {
      return new int[0];
    }
    double[] scores = quality.scores(problem);
    Ranking ranking = new Ranking(count, scores.length, Double.POSITIVE_INFINITY);
    for (int row = 0; row < scores.length; row++) {
      ranking.offer(row, scores[row]);
    }
    IntStream.Builder taken = IntStream.builder();
    ranking.forEach(taken::add);
    return taken.build().toArray();
  }

  private static int[] rows(boolean[] issues) {
    return IntStream.range(0, issues.length).filter(row -> issues[row]).toArray();
  }
}
