// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.neighbour.LocalOutlierFactors;
import io.poisonlab.neighbour.NeighbourGraph;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Times the neighbours of all rows, exact and approximate, and local outlier factors over them, on
 * the data that peer_neighbours.py writes.
 *
 * <p>Run: {@code java -cp CORE bench/java/io/poisonlab/bench/Neighbours.java FILE ROWS WIDTH [RUNS
 * [WORKS]]}, works from {@code knn,lof}. Prints a line of JSON per work, way and run, after a run to
 * warm up; {@code cpu_seconds} is what the process took of all cores, {@code recall} the share of
 * true neighbours that the approximate graph holds, measured on 500 rows after the clock stopped.
 */
public final class Neighbours {
  private static final double RECALL = 0.99;
  private static final Seed SEED = new Seed(1);

  private Neighbours() {}

  /** Times the works. */
  public static void main(String[] arguments) throws IOException {
    int n = Integer.parseInt(arguments[1]);
    int width = Integer.parseInt(arguments[2]);
    int runs = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
    List<String> works = List.of((arguments.length > 4 ? arguments[4] : "knn,lof").split(","));
    double[][] rows = Rows.read(Path.of(arguments[0]), n, width);
    for (boolean exact : new boolean[] {true, false}) {
      if (works.contains("knn")) {
        time("10-nearest", rows, 10, exact, runs, false);
      }
      if (works.contains("lof")) {
        time("local-outlier-factor 20", rows, 20, exact, runs, true);
      }
    }
  }

  private static void time(
      String work, double[][] rows, int k, boolean exact, int runs, boolean factors) {
    for (int run = -1; run < runs; run++) {
      long cpu = Cpu.nanos();
      long start = System.nanoTime();
      NeighbourGraph graph =
          exact
              ? NeighbourGraph.exact(rows, k)
              : NeighbourGraph.approximate(rows, k, RECALL, SEED);
      if (factors) {
        LocalOutlierFactors.of(graph);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpuSeconds = (Cpu.nanos() - cpu) / 1e9;
      if (run >= 0) {
        System.out.printf(
            Locale.ROOT,
            "{\"work\": \"%s %dx%d%s\", \"seconds\": %.4f, \"cpu_seconds\": %.4f, \"recall\": %.4f}%n",
            work,
            rows.length,
            rows[0].length,
            exact ? "" : " approximate",
            seconds,
            cpuSeconds,
            exact ? 1 : graph.recall(rows, 500, new Seed(2)));
      }
    }
  }

}
