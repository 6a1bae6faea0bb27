// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures every cell of a plan, on several threads, and goes on where an earlier run was stopped.
 * The table does not depend on the number of threads, on the order, or on where it was interrupted;
 * times aside.
 */
public final class Matrix {
  /** The file that finished units are recorded in. */
  public static final String JOURNAL = "matrix.journal.jsonl";

  private final MatrixListener listener;
  private final int threads;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * Measures on a number of threads.
   *
   * @param threads 1 or more
   */
  public Matrix(MatrixListener listener, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, found " + threads);
    }
    this.listener = listener;
    this.threads = threads;
  }

  /** Lets no further unit start; what is finished stays in the journal. */
  public void stop() {
    stopped.set(true);
  }

  /**
   * Measures what the journal in this folder does not hold yet.
   *
   * @throws IllegalArgumentException if the journal is of another plan
   * @throws IllegalStateException if it was stopped
   */
  public MatrixTable run(MatrixPlan plan, Path folder) {
    List<MatrixUnit> units = plan.units();
    try (Journal journal = Journal.open(folder.resolve(JOURNAL), plan)) {
      List<MatrixUnit> missing = units.stream().filter(unit -> !journal.has(unit)).toList();
      AtomicInteger finished = new AtomicInteger(units.size() - missing.size());
      listener.progress(finished.get(), units.size());
      measure(
          plan,
          journal,
          missing,
          () -> listener.progress(finished.incrementAndGet(), units.size()));
      List<MatrixCell> cells = new ArrayList<>();
      units.forEach(unit -> cells.addAll(journal.cells(unit)));
      return new MatrixTable(cells);
    }
  }

  private void measure(MatrixPlan plan, Journal journal, List<MatrixUnit> units, Runnable done) {
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("matrix-", 0).daemon().factory())) {
      List<Future<?>> futures = new ArrayList<>();
      for (MatrixUnit unit : units) {
        futures.add(
            workers.submit(() -> {
              if (!stopped.get()) {
                journal.add(unit, new UnitRunner(plan, unit).run());
                done.run();
              }
            }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      stop();
      throw new IllegalStateException("the matrix ended: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
    }
    if (stopped.get()) {
      throw new IllegalStateException("the matrix was stopped; run it again to go on");
    }
  }
}
