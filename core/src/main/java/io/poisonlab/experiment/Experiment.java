// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs every trial of a plan on all cores. The report does not depend on the number of threads or
 * on the order in which trials finish.
 */
public final class Experiment {
  private final ExperimentListener listener;
  private final int threads;

  /** Runs trials on as many threads as there are processors. */
  public Experiment(ExperimentListener listener) {
    this(listener, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Runs trials on a number of threads.
   *
   * @param threads 1 or more
   */
  public Experiment(ExperimentListener listener, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, found " + threads);
    }
    this.listener = listener;
    this.threads = threads;
  }

  /**
   * Runs the plan.
   *
   * @throws TrialFailedException if a trial throws; trials that have not started then never do
   */
  public ExperimentReport run(ExperimentPlan plan) {
    listener.planned(plan);
    List<Trial> trials = plan.trials();
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.min(threads, trials.size()),
            Thread.ofPlatform().name("trial-", 0).daemon().factory());
    try {
      List<Future<TrialResult>> futures = new ArrayList<>();
      for (Trial trial : trials) {
        futures.add(workers.submit(() -> run(plan, trial)));
      }
      List<TrialResult> results = new ArrayList<>();
      for (Future<TrialResult> future : futures) {
        results.add(future.get());
      }
      return new ExperimentReport(plan, results);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TrialFailedException failed
          ? failed
          : new IllegalStateException("an experiment's listener failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the experiment was interrupted", e);
    } finally {
      workers.shutdownNow();
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
