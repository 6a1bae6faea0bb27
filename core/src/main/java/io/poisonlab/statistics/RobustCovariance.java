// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Distances of rows from a centre and a covariance that up to half of the rows cannot pull away:
 * the minimum covariance determinant.
 *
 * <p><b>Steps.</b> (1) Standardise, drop constant columns, and turn away from directions without
 * variance. (2) Search the ⌈(n + p + 1) / 2⌉ rows whose covariance has the smallest determinant.
 * (3) Make it consistent for normal rows. (4) Take all rows whose squared distance is below the
 * 97.5 % quantile of chi-square, fit centre and covariance to them, make that consistent, and
 * measure all distances from it.
 *
 * <p><b>Where half of the rows lie in a plane</b> (a column that is constant in half of the rows is
 * enough, or no more than two rows per direction), the smallest determinant is 0 and there are no
 * distances. Then the covariance is mixed with a tenth of the identity of the standardised columns,
 * as in the regularised estimator of Boudt et al. (2020), and step 4 is left out. {@link #shrunk}
 * says so.
 *
 * <p>Drawing starts takes O(starts · min(n, 1500) · p²), the end O(n · p²); memory beyond the rows
 * is 8 · n · p bytes for the standardised copy and 8 · p² for each thread.
 *
 * <p><b>Reference.</b> Rousseeuw and Van Driessen (1999), "A fast algorithm for the minimum
 * covariance determinant estimator", Technometrics 41; consistency: Croux and Haesbroeck (1999),
 * Journal of Multivariate Analysis 71, eq. 4.2. Boudt, Rousseeuw, Vanduffel and Verdonck (2020),
 * "The minimum regularized covariance determinant estimator", Statistics and Computing 30.
 */
public final class RobustCovariance {
  private static final double SHRINKAGE = 0.1;
  private static final double KEPT = 0.975;

  private final double[][] rows;
  private final Optional<Scatter> scatter;
  private final double[] squares;
  private final boolean shrunk;

  /**
   * Keeps a fit.
   *
   * @param rows standardised, in directions that vary
   * @param scatter what was fitted to them; nothing where no direction varies
   */
  private RobustCovariance(double[][] rows, Optional<Scatter> scatter, boolean shrunk) {
    this.rows = rows;
    this.scatter = scatter;
    this.squares =
        scatter.map(fitted -> fitted.squaredDistances(rows)).orElse(new double[rows.length]);
    this.shrunk = shrunk;
  }

  /**
   * Fits centre and covariance to rows.
   *
   * @param rows two or more, equally wide, finite
   */
  public static RobustCovariance fit(double[][] rows, Seed seed) {
    double[][] columns = StandardRows.of(rows);
    double[][] standard = withoutNullDirections(columns);
    int n = rows.length;
    int width = standard[0].length;
    if (width == 0) {
      return new RobustCovariance(standard, Optional.empty(), false);
    }
    int half = half(n, width);
    if (n > 2 * width && !halfLiesInPlane(columns, half)) {
      Optional<RobustCovariance> plain =
          MinimumDeterminant.search(standard, half, 1, 0, seed)
              .flatMap(raw -> reweighted(standard, raw));
      if (plain.isPresent()) {
        return plain.get();
      }
    }
    double factor = ChiSquare.consistency(width, (double) half / n);
    Scatter shrunk =
        MinimumDeterminant.search(standard, half, factor, SHRINKAGE, seed)
            .orElseThrow(); // the identity keeps the determinant away from 0
    return new RobustCovariance(standard, Optional.of(shrunk), true);
  }

  /**
   * Returns whether half of the rows agree in a column, or there are no more than two for each
   * direction: then {@link #fit} mixes the covariance with the identity.
   *
   * @param rows two or more
   */
  public static boolean needsShrinkage(double[][] rows) {
    double[][] columns = StandardRows.of(rows);
    int width = withoutNullDirections(columns)[0].length;
    return rows.length <= 2 * width || halfLiesInPlane(columns, half(rows.length, width));
  }

  private static int half(int n, int width) {
    return Math.min(n, (int) Math.ceil((n + width + 1) / 2.0));
  }

  private static Optional<RobustCovariance> reweighted(double[][] rows, Scatter raw) {
    int width = rows[0].length;
    int n = rows.length;
    double[] distances = raw.squaredDistances(rows);
    double limit =
        ChiSquare.quantile(width, KEPT) * ChiSquare.consistency(width, (double) half(n, width) / n);
    int[] kept = IntStream.range(0, n).filter(row -> distances[row] < limit).toArray();
    return Scatter.of(rows, kept, ChiSquare.consistency(width, KEPT), 0)
        .map(scatter -> new RobustCovariance(rows, Optional.of(scatter), false));
  }

  private static double[][] withoutNullDirections(double[][] standard) {
    int width = standard[0].length;
    if (width == 0) {
      return standard;
    }
    PrincipalComponents components = PrincipalComponents.fit(standard, width);
    return components.count() == width ? standard : components.project(standard);
  }

  private static boolean halfLiesInPlane(double[][] standard, int half) {
    for (int column = 0; column < standard[0].length; column++) {
      int at = column;
      double[] sorted = Arrays.stream(standard).mapToDouble(row -> row[at]).sorted().toArray();
      for (int i = 0; i + half <= sorted.length; i++) {
        if (sorted[i] == sorted[i + half - 1]) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the squared Mahalanobis distance of a row. */
  public double squaredDistance(int row) {
    return squares[row];
  }

  /**
   * Returns for each row its place from the centre in {@link #dimension} directions, turned and
   * scaled so that the rows that were fitted vary by 1 in each: its squared length is the squared
   * distance.
   */
  public double[][] whitened() {
    return scatter.map(fitted -> fitted.whitened(rows)).orElse(rows);
  }

  /** Returns the number of directions in which the rows vary. */
  public int dimension() {
    return rows[0].length;
  }

  /** Returns whether the covariance had to be mixed with the identity. */
  public boolean shrunk() {
    return shrunk;
  }
}
