// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs every trial of a plan on all cores. The report does not depend on the number of threads or
 * on the order in which trials finish.
 */
public final class ExperimentRunner {
  private final ExperimentListener listener;
  private final int threads;

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
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, found " + threads);
    }
    this.listener = listener;
    this.threads = threads;
  }

  /**
   * Runs the plan. When this returns or throws, no trial is running any more.
   *
   * @throws TrialFailedException if a trial throws; of several, the first by index. Trials that
   *     have not started by then never do. What a listener throws is thrown as it is.
   */
  public ExperimentReport run(ExperimentPlan plan) {
    listener.planned(plan);
    List<Trial> trials = plan.trials();
    AtomicBoolean stopped = new AtomicBoolean();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.min(threads, trials.size()),
            Thread.ofPlatform().name("trial-", 0).daemon().factory())) {
      List<Future<Optional<TrialResult>>> futures = new ArrayList<>();
      for (Trial trial : trials) {
        futures.add(workers.submit(() -> unlessStopped(stopped, plan, trial)));
      }
      List<TrialResult> results = new ArrayList<>();
      for (Future<Optional<TrialResult>> future : futures) {
        future.get().ifPresent(results::add);
      }
      return new ExperimentReport(plan, results);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException("a trial ended in an unknown way", e);
      }
    } catch (InterruptedException e) {
      stopped.set(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the experiment was interrupted", e);
    }
  }

  private Optional<TrialResult> unlessStopped(
      AtomicBoolean stopped, ExperimentPlan plan, Trial trial) {
    if (stopped.get()) {
      return Optional.empty();
    }
    try {
      return Optional.of(run(plan, trial));
    } catch (RuntimeException | Error e) {
      stopped.set(true);
      throw e;
    }
  }

  private TrialResult run(ExperimentPlan plan, Trial trial) {
    listener.started(trial);
    TrialOutcome outcome;
    try {
      outcome = new TrialRunner(plan.dataset(), trial).run();
    } catch (RuntimeException | LinkageError e) {
      listener.failed(trial, e);
      throw new TrialFailedException(trial, e);
    }
    listener.finished(outcome);
    return outcome.result();
  }
}
