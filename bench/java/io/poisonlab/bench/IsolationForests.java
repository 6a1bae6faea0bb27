// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.evaluation.RocAuc;
import io.poisonlab.isolation.IsolationTrees;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Times growing 100 isolation trees of 256 rows and scoring all rows, on the data that
 * peer_isolation_forest.py writes, whose first hundredth are outliers.
 *
 * <p>Run: {@code java -cp CORE bench/java/io/poisonlab/bench/IsolationForests.java FILE ROWS WIDTH
 * [RUNS]}. Prints a line of JSON per run, after ten runs to warm up; {@code cpu_seconds} is what the
 * process took of all cores.
 */
public final class IsolationForests {
  private static final int WARM_UPS = 10;

  private IsolationForests() {}

  /** Times the forest. */
  public static void main(String[] arguments) throws IOException {
    int n = Integer.parseInt(arguments[1]);
    int width = Integer.parseInt(arguments[2]);
    int runs = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
    double[][] rows = Rows.read(Path.of(arguments[0]), n, width);
    for (int run = -WARM_UPS; run < runs; run++) {
      long cpu = Cpu.nanos();
      long start = System.nanoTime();
      IsolationTrees trees = IsolationTrees.grow(rows, 100, 256, new Seed(run));
      double[] scores = Arrays.stream(trees.cuts(rows)).map(trees::score).toArray();
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpuSeconds = (Cpu.nanos() - cpu) / 1e9;
      if (run >= 0) {
        System.out.printf(
            Locale.ROOT,
            "{\"work\": \"isolation-forest %dx%d\", \"seconds\": %.4f, \"cpu_seconds\": %.4f, \"auc\": %.5f}%n",
            n,
            width,
            seconds,
            cpuSeconds,
            RocAuc.of(n, row -> scores[row], row -> row < n / 100));
      }
    }
  }

}
