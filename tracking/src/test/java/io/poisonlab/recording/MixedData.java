// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import java.util.List;
import java.util.Random;

/** Data with numbers and texts, each with and without missing values, and names beyond ASCII. */
final class MixedData {
  private MixedData() {}

  static Dataset rows(int count) {
    Random random = new Random(7);
    int[] labels = new int[count];
    double[] age = new double[count];
    double[] income = new double[count];
    int[] city = new int[count];
    int[] colour = new int[count];
    for (int row = 0; row < count; row++) {
      int label = row % 2;
      labels[row] = label;
      age[row] = 20 + 15 * label + random.nextInt(30);
      income[row] = row % 7 == 0 ? Double.NaN : 1000 * (2 + label + random.nextGaussian());
      city[row] = random.nextInt(3);
      colour[row] = row % 5 == 0 ? NominalColumn.MISSING : (label + random.nextInt(2)) % 2;
    }
    Table table =
        Table.of(
            NumericColumn.of("age", false, age),
            NumericColumn.of("Einkünfte, €", true, income),
            NominalColumn.of("city", false, List.of("Köln", "Oslo", "new york"), city),
            NominalColumn.of("colour", true, List.of("red", "blue"), colour));
    return Dataset.of("mixed", table, Labels.of("buys", List.of("no", "yes é"), labels));
  }
}
