// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.attack.TargetedFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.RandomForestLearner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Times the sweep of peer_sweep.py, from the file that it writes: breast cancer and digits × three
 * attacks × fractions × seeds × a tree, a logistic regression and a forest, by the runner.
 *
 * <p>Run: {@code java -cp CORE bench/java/io/poisonlab/bench/Sweep.java FILE FRACTIONS SEEDS
 * TREES}. Prints a line of JSON for the first sweep, its seconds counted from the start of the
 * process; then a line for each learner and one for all, in the same process, which is warm. The
 * accuracy is the mean over a sweep; its standard error comes from the means of the seeds.
 */
public final class Sweep {
  private static final int WORKERS = 2;
  private static final String[] NAMES = {"breast-cancer", "digits"};

  /** Targeted flips: from a class to another. */
  private static final Map<String, List<String>> PAIRS =
      Map.of("breast-cancer", List.of("c0", "c1"), "digits", List.of("c1", "c7"));

  private final List<Dataset> data;
  private final int fractions;
  private final int seeds;

  private Sweep(List<Dataset> data, int fractions, int seeds) {
    this.data = data;
    this.fractions = fractions;
    this.seeds = seeds;
  }

  /** Times the sweeps. */
  public static void main(String[] arguments) throws IOException {
    Sweep sweep =
        new Sweep(
            DataSets.read(Path.of(arguments[0]), NAMES),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]));
    SequencedMap<String, Learner> learners = new LinkedHashMap<>();
    learners.put("tree", new DecisionTreeLearner(DecisionTreeLearner.UNLIMITED));
    learners.put("logistic", new LogisticRegressionLearner(1, true));
    learners.put("forest", new RandomForestLearner(Integer.parseInt(arguments[3])));
    List<Learner> all = List.copyOf(learners.values());
    long sinceStart =
        Duration.between(
                ProcessHandle.current().info().startInstant().orElseGet(Instant::now),
                Instant.now())
            .toNanos();
    sweep.time("first sweep", all, sinceStart);
    learners.forEach((name, learner) -> sweep.time("sweep " + name, List.of(learner), 0));
    sweep.time("sweep", all, 0);
  }

  private void time(String work, List<Learner> learners, long nanosBefore) {
    long start = System.nanoTime() - nanosBefore;
    long cpu = Cpu.nanos();
    List<TrialResult> results = new ArrayList<>();
    for (Dataset set : data) {
      ExperimentPlan plan =
          ExperimentPlan.of(set)
              .attacks(attacks(set.name()))
              .learners(learners.toArray(Learner[]::new))
              .seeds(1, seeds);
      results.addAll(
          new ExperimentRunner(ExperimentListener.silent(), WORKERS)
              .failFast(true)
              .run(plan)
              .results());
    }
    double[] means =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    result -> result.trial().seed(),
                    Collectors.averagingDouble(
                        result -> result.clean(Metric.ACCURACY).orElseThrow())))
            .values()
            .stream()
            .mapToDouble(mean -> mean)
            .toArray();
    double mean = Arrays.stream(means).average().orElseThrow();
    double squares = Arrays.stream(means).map(each -> (each - mean) * (each - mean)).sum();
    System.out.printf(
        Locale.ROOT,
        "{\"work\": \"%s\", \"trials\": %d, \"seconds\": %.3f, \"cpu_seconds\": %.2f,"
            + " \"accuracy\": %.5f, \"error\": %.5f}%n",
        work,
        results.size(),
        (System.nanoTime() - start) / 1e9,
        (Cpu.nanos() - cpu) / 1e9,
        mean,
        Math.sqrt(squares / (means.length - 1) / means.length));
  }

  private Attack[] attacks(String name) {
    List<String> pair = PAIRS.get(name);
    List<Attack> attacks = new ArrayList<>();
    for (int i = 1; i <= fractions; i++) {
      double fraction = i * 5 / 100.0;
      attacks.add(new LabelFlip(fraction));
      attacks.add(new TargetedFlip(fraction, pair.get(0), pair.get(1)));
      attacks.add(new FeatureNoise(fraction));
    }
    return attacks.toArray(Attack[]::new);
  }
}
