// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.parallel.OrderedWork;
import java.util.function.IntPredicate;

/**
 * Runs the trials of a plan on all cores. What they come to does not depend on the number of
 * threads or on the order in which trials finish.
 *
 * <p>Trials of one data set, protocol and seed share their split and their clean models; of these,
 * the trials of one attack share the poisoned data and what defences find in them. Memory is
 * bounded by the trials of a few seeds, however many there are in all, if results are not kept.
 */
public final class ExperimentRunner {
  /** How many units wait or compute for each thread, before results are taken over. */
  private static final int AHEAD = 16;

  private final ExperimentListener listener;
  private final int threads;
  private final boolean failFast;

  /** Runs trials on as many threads as there are processors. */
  public ExperimentRunner(ExperimentListener listener) {
    this(listener, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Runs trials on a number of threads.
   *
   * @param threads 1 or more
   */
  public ExperimentRunner(ExperimentListener listener, int threads) {
    this(listener, threads, false);
  }

  private ExperimentRunner(ExperimentListener listener, int threads, boolean failFast) {
    this.listener = listener;
    this.threads = OrderedWork.checked(threads);
    this.failFast = failFast;
  }

  /** Returns a runner that ends with the first trial that throws, or that goes on. */
  public ExperimentRunner failFast(boolean ends) {
    return new ExperimentRunner(listener, threads, ends);
  }

  /**
   * Runs the plan and keeps all results; see {@link #run(ExperimentPlan, IntPredicate,
   * ResultSink)}.
   */
  public ExperimentReport run(ExperimentPlan plan) {
    ReportBuilder report = new ReportBuilder(plan);
    run(plan, _ -> true, report);
    return report.build();
  }

  /**
   * Runs trials of a plan. When this returns or throws, no trial is running any more.
   *
   * @param wanted which trials, by their indices
   * @param sink takes results in the order of the trials, as they come; what is handed on is not
   *     kept
   * @throws TrialFailedException if a trial throws, in a runner that fails fast; of several, the
   *     first by index. Trials that have not started by then never do. What a listener or the sink
   *     throws is thrown as it is.
   */
  public void run(ExperimentPlan plan, IntPredicate wanted, ResultSink sink) {
    listener.planned(plan, wanted);
    BlockResults results = new BlockResults(sink, failFast);
    int ahead = Math.max(AHEAD * threads, 2 * plan.attacks().size()); // or two blocks
    try (OrderedWork<BlockResults.Part> work =
        new OrderedWork<>("trial", threads, ahead, () -> false, results::add)) {
      submit(plan, wanted, work);
      work.finish();
      results.handOn();
    }
  }

  private void submit(
      ExperimentPlan plan, IntPredicate wanted, OrderedWork<BlockResults.Part> work) {
    int block = -1;
    Baseline latest = null;
    for (TrialUnit unit : plan.units()) {
      if (unit.trials().stream().mapToInt(Trial::index).noneMatch(wanted)) {
        continue;
      }
      if (latest == null || block != unit.block()) {
        block = unit.block();
        latest = unit.baseline();
      }
      Baseline shared = latest;
      work.submit(() -> new BlockResults.Part(unit.block(), run(unit, shared, wanted, work)));
    }
  }

  private UnitResult run(
      TrialUnit unit, Baseline baseline, IntPredicate wanted, OrderedWork<BlockResults.Part> work) {
    UnitResult result = new UnitRunner(unit, baseline, listener).run(wanted, work::isStopped);
    if (failFast && !result.failures().isEmpty()) {
      work.stop();
    }
    return result;
  }
}
