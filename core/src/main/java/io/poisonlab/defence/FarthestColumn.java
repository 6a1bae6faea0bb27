// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * In which numeric column a row lies farthest from the mean of the rows it is judged with, in
 * standard deviations: the first thing to look at, not the whole of a detector's reason.
 */
final class FarthestColumn {
  private final List<NumericColumn> columns;
  private final double[] means;
  private final double[] deviations;

  private FarthestColumn(List<NumericColumn> columns, double[] means, double[] deviations) {
    this.columns = columns;
    this.means = means;
    this.deviations = deviations;
  }

  /** Measures the columns over these rows; missing values do not count. */
  static FarthestColumn among(Table table, int[] rows) {
    List<NumericColumn> columns =
        table.columns().stream()
            .filter(NumericColumn.class::isInstance)
            .map(NumericColumn.class::cast)
            .toList();
    double[] means = new double[columns.size()];
    double[] deviations = new double[columns.size()];
    for (int i = 0; i < means.length; i++) {
      double[] present =
          Arrays.stream(rows).mapToDouble(columns.get(i)::value).filter(Double::isFinite).toArray();
      double mean = Arrays.stream(present).map(v -> v / present.length).sum();
      means[i] = mean;
      deviations[i] =
          Math.sqrt(Arrays.stream(present).map(v -> (v - mean) * (v - mean)).average().orElse(0));
    }
    return new FarthestColumn(columns, means, deviations);
  }

  /** Returns the end of a sentence, empty where no column differs. */
  String words(int row) {
    int farthest = -1;
    double most = 0;
    for (int i = 0; i < means.length; i++) {
      double score = (columns.get(i).value(row) - means[i]) / deviations[i];
      // not so for a missing value or a constant column
      if (Math.abs(score) > Math.abs(most) && Double.isFinite(score)) {
        farthest = i;
        most = score;
      }
    }
    return farthest < 0
        ? ""
        : String.format(
            Locale.ROOT,
            "; farthest out in \"%s\" (%s, %.1f standard deviations %s the mean)",
            columns.get(farthest).name(),
            columns.get(farthest).shown(row),
            Math.abs(most),
            most > 0 ? "above" : "below");
  }
}
