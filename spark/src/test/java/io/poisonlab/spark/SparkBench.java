// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.learner.LearnerProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/**
 * Measures a standalone cluster of workers with one core each beside the local engine with as many
 * threads, on the same untracked sweep, both warm. Prints an object of JSON for each number of
 * workers; started by {@code bench/spark}.
 */
final class SparkBench {
  private static final int FIRST_SEEDS = 4;

  private SparkBench() {}

  /** Takes the seconds that each local sweep is to last, and an empty folder. */
  public static void main(String[] args) throws Exception {
    double seconds = Double.parseDouble(args[0]);
    Path folder = Path.of(args[1]);
    local(plan(FIRST_SEEDS), 2);
    double trials = local(plan(FIRST_SEEDS), 2) * seconds;
    List<Double> rates = new ArrayList<>();
    for (int workers = 1; workers <= 2; workers++) {
      ExperimentPlan plan =
          plan((int) Math.max(FIRST_SEEDS, trials * workers / 2 / plan(1).size()));
      double here = local(plan, workers);
      double there = spark(plan, workers, Files.createDirectory(folder.resolve("w" + workers)));
      rates.add(there);
      print("spark-%d-worker%s".formatted(workers, workers == 1 ? "" : "s"), there, here);
    }
    print("spark-scaling-1-to-2", rates.get(1), rates.get(0));
  }

  /** Returns a plan of tree, regression and forest on two kinds of data, with so many seeds. */
  private static ExperimentPlan plan(int seeds) {
    Attack flip = AttackProvider.catalogue().create("label-flip", Map.of("fraction", 0.1));
    return ExperimentPlan.of(Datasets.bundled("breast-cancer"), Datasets.bundled("digits"))
        .attacks(flip)
        .fractions(0.05, 0.1, 0.2, 0.3)
        .learners(
            LearnerProvider.catalogue().create("decision-tree", Map.of()),
            LearnerProvider.catalogue().create("logistic-regression", Map.of()),
            LearnerProvider.catalogue().create("random-forest", Map.of("trees", 20)))
        .seeds(1, seeds);
  }

  private static double local(ExperimentPlan plan, int threads) {
    return rate(plan, each -> new ExperimentRunner(ExperimentListener.silent(), threads).run(each));
  }

  private static double spark(ExperimentPlan plan, int workers, Path folder) throws Exception {
    try (StandaloneCluster cluster = new StandaloneCluster(folder, workers);
        SparkSession session =
            SparkSession.builder()
                .config(cluster.conf().set("spark.executor.memory", "1500m"))
                .getOrCreate()) {
      new SparkSweep(session).run(plan(FIRST_SEEDS));
      return rate(plan, each -> new SparkSweep(session).run(each));
    }
  }

  private static double rate(ExperimentPlan plan, Consumer<ExperimentPlan> sweep) {
    long start = System.nanoTime();
    sweep.accept(plan);
    return plan.size() / ((System.nanoTime() - start) / 1e9);
  }

  private static void print(String work, double rate, double beside) {
    System.out.printf(
        Locale.ROOT,
        "{\"work\": \"%s\", \"rate\": %.3f, \"beside\": %.3f, \"unit\": \"trials/s\", \"share\": %.3f}%n",
        work,
        rate,
        beside,
        rate / beside);
  }
}
