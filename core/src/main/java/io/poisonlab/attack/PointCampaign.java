// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.RowDraw;
import io.poisonlab.random.Seed;
import io.poisonlab.surrogate.Ascent;
import io.poisonlab.surrogate.Samples;
import io.poisonlab.surrogate.Surrogate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Places points of one class one after another where they raise the validation loss of a surrogate
 * most; each finds those before it among the training rows.
 */
final class PointCampaign {
  /** Fewest rows right, then the highest loss. */
  private static final Comparator<Surrogate.Trial> HARM =
      Comparator.comparingDouble(Surrogate.Trial::accuracy)
          .reversed()
          .thenComparingDouble(Surrogate.Trial::loss);

  private final PointSearch search;
  private final double[] sides;
  private final Samples training;
  private final int sign;
  private final Surrogate surrogate;

  /**
   * Prepares a campaign.
   *
   * @param sides the box that points stay in: each feature is in [0, its side]
   * @param training the rows that the surrogate was trained on
   * @param sign the class that the points carry
   */
  PointCampaign(
      PointSearch search, double[] sides, Samples training, int sign, Surrogate surrogate) {
    this.search = search;
    this.sides = sides;
    this.training = training;
    this.sign = sign;
    this.surrogate = surrogate;
  }

  /**
   * The points found, in order, and how the loss rose.
   *
   * @param sign the class that all points carry
   * @param places one for each group, in the box
   * @param losses the validation loss before the first point and after each
   * @param climbs for each point the loss at the start of its climb and after each step
   * @param accuracy the share of validation rows predicted right after the last point
   */
  record Points(
      int sign,
      List<double[]> places,
      List<Double> losses,
      List<List<Double>> climbs,
      double accuracy) {
    /** The more harmful of two sets of points. */
    static Points worse(Points first, Points second) {
      int errors = Double.compare(first.accuracy, second.accuracy);
      int loss = Double.compare(second.losses.getLast(), first.losses.getLast());
      return errors < 0 || (errors == 0 && loss <= 0) ? first : second;
    }
  }

  /** Finds a point for each group. */
  Points run(PointGroups groups, Seed seed) {
    List<double[]> places = new ArrayList<>();
    List<Double> losses = new ArrayList<>(List.of(surrogate.loss()));
    List<List<Double>> climbs = new ArrayList<>();
    for (int group = 0; group < groups.count(); group++) {
      RandomGenerator random = seed.fork(group).generator();
      Climb climb = climb(-sign, groups.size(group), random);
      if (climb.loss() < surrogate.loss()) {
        // no flipped row does harm any more; a row of the class itself may at least keep the loss
        Climb other = climb(sign, groups.size(group), random);
        climb = other.loss() > climb.loss() ? other : climb;
      }
      climb.chosen().keep();
      places.add(climb.chosen().at());
      losses.add(surrogate.loss());
      climbs.add(climb.losses());
    }
    return new Points(sign, places, losses, climbs, surrogate.accuracy());
  }

  /** The losses at the start and after each step, and the point chosen of all that were tried. */
  private record Climb(List<Double> losses, Surrogate.Trial chosen) {
    double loss() {
      return chosen.loss();
    }
  }

  /**
   * Climbs from the start of the highest loss among some rows of a class, with the label of the
   * points. Of all places tried that do not lower the loss, the one with the most errors is chosen:
   * the loss leads there, but errors are what an attacker is after.
   */
  private Climb climb(int from, int size, RandomGenerator random) {
    int[] rows =
        IntStream.range(0, training.size()).filter(i -> training.sign(i) == from).toArray();
    int[] drawn =
        RowDraw.withoutReplacement(Math.min(search.starts(), rows.length), rows.length, random);
    List<Surrogate.Trial> starts = new ArrayList<>();
    for (int row : drawn) {
      starts.add(surrogate.with(training.row(rows[row]), sign, size));
    }
    Surrogate.Trial start =
        starts.stream().max(Comparator.comparingDouble(Surrogate.Trial::loss)).orElseThrow();
    List<Surrogate.Trial> path = Ascent.climb(start, sides, search.steps());
    Surrogate.Trial chosen =
        Stream.concat(path.stream(), starts.stream())
            .filter(trial -> trial.loss() >= surrogate.loss())
            .max(HARM)
            .orElse(path.getLast());
    return new Climb(path.stream().map(Surrogate.Trial::loss).toList(), chosen);
  }
}
