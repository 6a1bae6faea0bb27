// SPDX-License-Identifier: Apache-2.0
package example;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.defence.Contamination;
import io.poisonlab.defence.IsolationForest;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.random.Seed;
import java.util.List;

/** The example of docs/outliers.md: of ten points the one far off is flagged. */
public final class TenPoints {
  private TenPoints() {}

  /** Prints the flagged row and why. */
  public static void main(String[] args) {
    Table points =
        Table.of(
            NumericColumn.of("x", false, 1, 2, 3, 4, 100, 5, 6, 7, 8, 9),
            NumericColumn.of("y", false, 2, 3, 4, 5, 200, 6, 7, 8, 9, 10));
    Dataset data = Dataset.of("ten points", points, Labels.of("label", List.of("a"), new int[10]));
    Suspicion found =
        new IsolationForest(false, Contamination.share(0.1))
            .inspect(Suspect.of(data), new Seed(1));
    found.flagged().stream().forEach(id -> System.out.println(id + ": " + found.reason(id)));
    // 4: 1.1 random cuts set it apart in the data, where 3.7 are usual; farthest out in "y" (200, ...
  }
}
