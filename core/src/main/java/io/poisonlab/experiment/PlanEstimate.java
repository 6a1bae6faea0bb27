// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a plan will take, from a sample of it that is measured: of each data set trials of its first
 * seed and of some attacks, those for which there is time. An estimate: other attacks and seeds may
 * take longer, and a machine that does other work as well will.
 *
 * @param sampled how many trials were measured
 * @param failures those of them that threw
 * @param time how long all trials will take on all threads
 * @param bytes the memory that the trials under way and the results will need, beside the data
 */
public record PlanEstimate(int sampled, List<TrialFailure> failures, Duration time, long bytes) {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(8).toNanos();
  private static final long COLD_NANOS = Duration.ofMillis(500).toNanos();

  /** What a result holds beside its metrics and counts. */
  private static final int BYTES_OF_RESULT = 400;

  /** What no result without its counts exceeds, generously. */
  private static final int MOST_BYTES_OF_RESULT = 16_384;

  private static final int UNITS = 6;

  /** Once in the result, once in the table that the report is drawn from. */
  private static final int BYTES_OF_VALUE = 16;

  private static final int BYTES_OF_COUNT = 8;

  /** Copies the list. */
  public PlanEstimate {
    failures = List.copyOf(failures);
  }

  /**
   * Returns whether all results could be more than so much memory: a bound from above, at no cost.
   */
  public static boolean mayExceed(ExperimentPlan plan, long bytes) {
    long classes =
        plan.datasets().stream().mapToLong(data -> data.labels().classes().size()).max().orElse(0);
    return plan.size() > bytes / (MOST_BYTES_OF_RESULT + 2 * BYTES_OF_COUNT * classes * classes);
  }

  /**
   * Measures the sample, which takes some seconds at the most, a trial more where one takes longer.
   * Trials that throw count with the time they took.
   *
   * @param threads on how many threads the plan will run, 1 or more
   */
  public static PlanEstimate of(ExperimentPlan plan, int threads) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    int datasets = plan.datasets().size();
    int perDataset = plan.size() / datasets;
    double nanos = 0;
    long transientBytes = 0;
    long resultBytes = 0;
    int sampled = 0;
    List<TrialFailure> failures = new ArrayList<>();
    for (int i = 0; i < datasets; i++) {
      long until = System.nanoTime() + (end - System.nanoTime()) / (datasets - i);
      Measured measured = Measured.of(sample(plan, i), until);
      if (measured.nanos() < COLD_NANOS) {
        measured = Measured.of(sample(plan, i), until); // the first time, code was compiled
      }
      nanos += (double) measured.nanos() / measured.trials() * perDataset;
      resultBytes += measured.resultBytes() * perDataset;
      transientBytes = Math.max(transientBytes, measured.bytes());
      sampled += measured.trials();
      failures.addAll(measured.failures());
    }
    int busy = Math.min(threads, plan.units().size());
    return new PlanEstimate(
        sampled,
        failures,
        Duration.ofNanos((long) (nanos / busy)),
        resultBytes + transientBytes * busy);
  }

  /** Returns units of a data set and its first seed, of attacks at even distances. */
  private static List<TrialUnit> sample(ExperimentPlan plan, int dataset) {
    int first = dataset * (plan.units().size() / plan.datasets().size());
    int attacks = plan.attacks().size();
    return IntStream.range(0, Math.min(UNITS, attacks))
        .mapToObj(i -> plan.units().get(first + i * attacks / Math.min(UNITS, attacks)))
        .toList();
  }

  /**
   * Some trials of a data set.
   *
   * @param failures those of them that threw
   * @param resultBytes the size of one result
   * @param bytes the most memory that was in use meanwhile, beyond what was before
   */
  private record Measured(
      int trials, List<TrialFailure> failures, long nanos, long resultBytes, long bytes) {
    static Measured of(List<TrialUnit> units, long until) {
      List<MemoryPoolMXBean> heap =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getType() == MemoryType.HEAP)
              .toList();
      long before = heap.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
      heap.forEach(MemoryPoolMXBean::resetPeakUsage);
      int first = units.getFirst().trials().getFirst().index();
      int[] ran = {0};
      List<TrialResult> results = new ArrayList<>();
      List<TrialFailure> failures = new ArrayList<>();
      long start = System.nanoTime();
      for (TrialUnit unit : units) {
        UnitResult result =
            unit.run(
                index -> {
                  boolean wanted = index == first || System.nanoTime() < until;
                  ran[0] += wanted ? 1 : 0;
                  return wanted;
                },
                ExperimentListener.silent());
        results.addAll(result.results());
        failures.addAll(result.failures());
      }
      long nanos = System.nanoTime() - start;
      long peak = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
      return new Measured(
          ran[0],
          failures,
          nanos,
          results.stream().mapToLong(Measured::bytes).max().orElse(BYTES_OF_RESULT),
          Math.max(0, peak - before));
    }

    private static long bytes(TrialResult result) {
      int classes = result.confusion().classes().size();
      return BYTES_OF_RESULT
          + (long) BYTES_OF_VALUE * result.metrics().values().stream().mapToInt(List::size).sum()
          + (long) BYTES_OF_COUNT * classes * classes;
    }
  }
}
