// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.parallel.OrderedWork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    this.listener = listener;
    this.threads = OrderedWork.checked(threads);
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
    try (OrderedWork<List<MatrixCell>> work =
        new OrderedWork<>("matrix", threads, stopped::get, _ -> {})) {
      for (MatrixUnit unit : units) {
        work.submit(() -> {
          List<MatrixCell> cells = new UnitRunner(plan, unit).run();
          journal.add(unit, cells);
          done.run();
          return cells;
        });
      }
      work.finish();
    }
    if (stopped.get()) {
      throw new IllegalStateException("the matrix was stopped; run it again to go on");
    }
  }
}
