// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
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
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, found " + threads);
    }
    this.listener = listener;
    this.threads = threads;
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
    AtomicBoolean stopped = new AtomicBoolean();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.min(threads, plan.units().size()),
            Thread.ofPlatform().name("trial-", 0).daemon().factory())) {
      try {
        submit(plan, wanted, sink, workers, stopped);
      } finally {
        stopped.set(true);
      }
    }
  }

  private void submit(
      ExperimentPlan plan,
      IntPredicate wanted,
      ResultSink sink,
      ExecutorService workers,
      AtomicBoolean stopped) {
    Deque<Block> open = new ArrayDeque<>();
    int ahead = 0;
    for (TrialUnit unit : plan.units()) {
      if (unit.trials().stream().mapToInt(Trial::index).noneMatch(wanted)) {
        continue;
      }
      if (open.isEmpty() || open.getLast().number() != unit.block()) {
        open.addLast(
            new Block(unit.block(), Baseline.of(unit.trials().getFirst()), new ArrayList<>()));
      }
      Block block = open.getLast();
      block.units().add(workers.submit(() -> run(unit, block.baseline(), wanted, stopped)));
      ahead++;
      while (open.size() > 1 && ahead > AHEAD * threads) {
        ahead -= handOn(open.removeFirst(), sink);
      }
    }
    while (!open.isEmpty()) {
      handOn(open.removeFirst(), sink);
    }
  }

  private UnitResult run(
      TrialUnit unit, Baseline baseline, IntPredicate wanted, AtomicBoolean stopped) {
    try {
      UnitResult result = new UnitRunner(unit, baseline, listener).run(wanted, stopped::get);
      if (failFast && !result.failures().isEmpty()) {
        stopped.set(true);
      }
      return result;
    } catch (RuntimeException | Error e) {
      stopped.set(true);
      throw e;
    }
  }

  /** Waits for a block and hands its results on; returns the number of its units. */
  private int handOn(Block block, ResultSink sink) {
    List<UnitResult> units = block.units().stream().map(ExperimentRunner::await).toList();
    List<TrialFailure> failures =
        units.stream()
            .flatMap(unit -> unit.failures().stream())
            .sorted(Comparator.comparingInt(failure -> failure.trial().index()))
            .toList();
    if (failFast && !failures.isEmpty()) {
      throw new TrialFailedException(failures.subList(0, 1));
    }
    List<Ended> ended = new ArrayList<>();
    for (UnitResult unit : units) {
      unit.results()
          .forEach(result -> ended.add(new Ended(result.trial(), () -> sink.accept(result))));
    }
    failures.forEach(failure -> ended.add(new Ended(failure.trial(), () -> sink.failed(failure))));
    ended.stream()
        .sorted(Comparator.comparingInt(trial -> trial.trial().index()))
        .forEach(trial -> trial.handOn().run());
    return units.size();
  }

  private static UnitResult await(Future<UnitResult> unit) {
    try {
      return unit.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException("a trial ended in an unknown way", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the experiment was interrupted", e);
    }
  }

  /** The units of one data set, protocol and seed. */
  private record Block(int number, Baseline baseline, List<Future<UnitResult>> units) {}

  /** A trial that ended, and how it is handed on. */
  private record Ended(Trial trial, Runnable handOn) {}
}
