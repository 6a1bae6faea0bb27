// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.forest;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The features of a training set as small whole numbers, which all trees of a forest share: the
 * rank of a value among the different values of its feature (exact), or the number of the quantile
 * bin that it lies in (histograms). Whoever compares codes compares values.
 *
 * <p>Made in O(width · n log n), features in parallel. Takes 4 bytes per value, and for exact ranks
 * another 8 per different value of a feature. Immutable.
 */
public final class FeatureCodes {
  /** As many bins as there are different values. */
  public static final int EXACT = 0;

  private final int size;
  private final Column[] columns;

  private FeatureCodes(int size, Column[] columns) {
    this.size = size;
    this.columns = columns;
  }

  /**
   * Encodes rows.
   *
   * @param rows one or more, equally long, without NaN
   * @param bins the most bins of a feature, 2 or more, or {@link #EXACT}; each holds about equally
   *     many rows, equal values share one
   */
  public static FeatureCodes of(double[][] rows, int bins) {
    Column[] columns =
        IntStream.range(0, rows[0].length)
            .parallel()
            .mapToObj(feature -> Column.of(rows, feature, bins))
            .toArray(Column[]::new);
    return new FeatureCodes(rows.length, columns);
  }

  /** Returns the number of rows. */
  public int size() {
    return size;
  }

  /** Returns the number of features. */
  public int width() {
    return columns.length;
  }

  /** Returns how many codes a feature has: 0 to this, this excluded. */
  int count(int feature) {
    return columns[feature].low.length;
  }

  /** Returns the code of each row, the array itself. */
  int[] codes(int feature) {
    return columns[feature].codes;
  }

  /** Returns the value in the middle between two codes: at least the lower's, below the upper's. */
  double threshold(int feature, int lower, int upper) {
    double below = columns[feature].high[lower];
    double above = columns[feature].low[upper];
    double middle = below / 2 + above / 2;
    // of neighbouring doubles the rounded middle can be the upper one
    return middle >= below && middle < above ? middle : below;
  }

  /**
   * One feature.
   *
   * @param codes the code of each row
   * @param low the smallest value of each code
   * @param high the largest value of each code
   */
  @SuppressWarnings("ArrayRecordComponent") // private, and nobody else holds the arrays
  private record Column(int[] codes, double[] low, double[] high) {
    static Column of(double[][] rows, int feature, int bins) {
      double[] values = new double[rows.length];
      for (int row = 0; row < values.length; row++) {
        values[row] = rows[row][feature] + 0.0; // makes −0.0, which equals 0.0 but sorts below, 0.0
      }
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      double[] low = sorted.clone();
      double[] high = sorted;
      int different = 1;
      for (int i = 1; i < sorted.length; i++) {
        different += sorted[i] > sorted[i - 1] ? 1 : 0;
      }
      int most = bins == EXACT ? different : Math.min(bins, different);
      int count = 0;
      for (int from = 0; from < low.length; count++) {
        int full = different == most ? 1 : ceiling(low.length - from, most - count);
        int to = from + full;
        while (to < low.length && low[to] == low[to - 1]) {
          to++;
        }
        // writes behind what is still to be read
        high[count] = low[to - 1];
        low[count] = low[from];
        from = to;
      }
      double[] lowest = Arrays.copyOf(low, count);
      double[] highest = most == different ? lowest : Arrays.copyOf(high, count);
      int[] codes = new int[values.length];
      for (int row = 0; row < codes.length; row++) {
        int found = Arrays.binarySearch(lowest, values[row]);
        codes[row] = found >= 0 ? found : -found - 2;
      }
      return new Column(codes, lowest, highest);
    }

    private static int ceiling(int rows, int bins) {
      return (rows + bins - 1) / bins;
    }
  }
}
