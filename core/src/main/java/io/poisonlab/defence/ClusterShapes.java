// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.neighbour.Distances;
import java.util.Arrays;
import java.util.Locale;

/** How large clusters are, and how far they stand apart. */
final class ClusterShapes {
  private final int[] sizes;
  private final double[][] centres;
  private final double[] radii;
  private final double[] apart;

  private ClusterShapes(int[] sizes, double[][] centres, double[] radii, double[] apart) {
    this.sizes = sizes;
    this.centres = centres;
    this.radii = radii;
    this.apart = apart;
  }

  /**
   * Measures clusters.
   *
   * @param groups the cluster of each row, −1 for none
   */
  static ClusterShapes of(double[][] rows, int[] groups) {
    int count = Arrays.stream(groups).max().orElse(-1) + 1;
    int[] sizes = new int[count];
    double[][] centres = new double[count][rows[0].length];
    for (int row = 0; row < rows.length; row++) {
      if (groups[row] >= 0) {
        sizes[groups[row]]++;
        for (int i = 0; i < rows[row].length; i++) {
          centres[groups[row]][i] += rows[row][i];
        }
      }
    }
    for (int group = 0; group < count; group++) {
      for (int i = 0; i < centres[group].length; i++) {
        centres[group][i] /= Math.max(1, sizes[group]);
      }
    }
    double[] squares = new double[count];
    for (int row = 0; row < rows.length; row++) {
      if (groups[row] >= 0) {
        squares[groups[row]] += Distances.square(rows[row], centres[groups[row]]);
      }
    }
    double[] radii = new double[count];
    double[] apart = new double[count];
    for (int group = 0; group < count; group++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int other = 0; other < count; other++) {
        if (other != group && sizes[other] > 0) {
          nearest = Math.min(nearest, Math.sqrt(Distances.square(centres[group], centres[other])));
        }
      }
      radii[group] = Math.sqrt(squares[group] / Math.max(1, sizes[group]));
      apart[group] = Double.isInfinite(nearest) || nearest == 0 ? 0 : nearest / radii[group];
    }
    return new ClusterShapes(sizes, centres, radii, apart);
  }

  /** Returns the number of clusters, empty ones among them. */
  int count() {
    return sizes.length;
  }

  int size(int group) {
    return sizes[group];
  }

  /** Returns the distance to the nearest other cluster in radii of this one; 0 if there is none. */
  double apart(int group) {
    return apart[group];
  }

  /**
   * Returns how far a row is from a cluster: distance / (distance + radius), 0 at its centre and
   * one half at its radius.
   */
  double away(double[] row, int group) {
    double distance = Math.sqrt(Distances.square(row, centres[group]));
    return distance == 0 ? 0 : distance / (distance + radii[group]);
  }

  String words(int group, int n) {
    String size =
        String.format(
            Locale.ROOT,
            "in a cluster of %d rows, %.1f %% of the data",
            sizes[group],
            100.0 * sizes[group] / n);
    return Double.isInfinite(apart[group])
        ? size + ", all at one point"
        : size + String.format(Locale.ROOT, ", %.1f of its radii from the next one", apart[group]);
  }
}
