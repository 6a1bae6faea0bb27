// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.statistics.KMeans;
import io.poisonlab.statistics.PrincipalComponents;
import io.poisonlab.statistics.Silhouette;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the rows of a class fall in two, on the directions in which they vary most. */
final class Halves {
  private static final int COMPONENTS = 10;

  /** From here on the smaller group is too large to be told from the larger one. */
  private static final double NEARLY_HALF = 0.35;

  /**
   * Ashman's D above which two halves are two groups: a normal cloud cut in two has 2.7, a flat one
   * 3.5.
   */
  private static final double CLEAR = 4;

  private final double[][] places;
  private final KMeans means;
  private final int smaller;

  private Halves(double[][] places, KMeans means, int smaller) {
    this.places = places;
    this.means = means;
    this.smaller = smaller;
  }

  /**
   * Divides rows.
   *
   * @param rows one or more
   */
  static Halves of(double[][] rows) {
    PrincipalComponents components = PrincipalComponents.fit(rows, COMPONENTS);
    double[][] places =
        components.count() == 0 ? new double[rows.length][1] : components.project(rows);
    KMeans means = KMeans.two(places);
    int[] sizes = means.sizes();
    return new Halves(places, means, sizes[1] <= sizes[0] ? 1 : 0);
  }

  /** Returns a sentence about the classes whose rows fall into two halves that stand apart. */
  static List<String> warnings(Dataset data) {
    List<String> warnings = new ArrayList<>();
    if (!EncodedRows.exist(data)) {
      return warnings;
    }
    Alike torn = new Alike();
    double least = 1;
    double[][] rows = EncodedRows.of(data, 1, "the look at halves");
    for (JudgedTogether group : JudgedTogether.of(data, true)) {
      Halves halves = of(group.of(rows));
      if (halves.share() >= NEARLY_HALF && halves.distinctness() > CLEAR) {
        torn.add(group);
        least = Math.min(least, halves.share());
      }
    }
    torn.tell(
        warnings,
        String.format(
            Locale.ROOT,
            "%%s falls into two groups of %.0f and %.0f %%%% of its rows: if one of them carries a"
                + " trigger, it is too large to be told from the other",
            100 * (1 - least),
            100 * least),
        String.format(
            Locale.ROOT,
            "%%s fall into two groups each, the smaller of %.0f %%%% of the rows or more: if one of"
                + " them carries a trigger, it is too large to be told from the other",
            100 * least));
    return SilentFeatures.ofRows(data, warnings);
  }

  /** Returns the smaller group's share of the rows, in [0, 0.5]. */
  double share() {
    return (double) means.sizes()[smaller] / places.length;
  }

  /**
   * Returns how far the groups' means lie apart along the first direction, in deviations within the
   * groups (Ashman, Bird and Zepf 1994, eq. 2).
   */
  private double distinctness() {
    double[] sums = new double[2];
    double[] squares = new double[2];
    int[] sizes = means.sizes();
    for (int row = 0; row < places.length; row++) {
      sums[means.group(row)] += places[row][0];
      squares[means.group(row)] += places[row][0] * places[row][0];
    }
    double within = 0;
    for (int side = 0; side < 2; side++) {
      double mean = sums[side] / Math.max(1, sizes[side]);
      within += squares[side] / Math.max(1, sizes[side]) - mean * mean;
      sums[side] = mean;
    }
    double apart = Math.abs(sums[0] - sums[1]);
    return within > 0 ? apart / Math.sqrt(within / 2) : apart > 0 ? Double.POSITIVE_INFINITY : 0;
  }

  /** Returns the mean silhouette; takes O(n²), so it is asked for only where it decides. */
  double silhouette() {
    return Silhouette.ofTwo(places, means::group);
  }

  boolean inSmaller(int row) {
    return means.group(row) == smaller;
  }

  /** Returns how near the smaller group's mean a row is beside the larger one's, in [0, 1]. */
  double nearness(int row) {
    if (share() == 0) {
      return 0;
    }
    double own = means.distance(places[row], smaller);
    double other = means.distance(places[row], 1 - smaller);
    return own + other == 0 ? 0 : other / (own + other);
  }
}
