// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.matrix.MatrixListener;
import org.jspecify.annotations.Nullable;

/** Shows how far the matrix is: a bar on a terminal, elsewhere a line from time to time. */
final class UnitProgress implements MatrixListener, AutoCloseable {
  private static final long SILENT_NANOS = 15_000_000_000L;

  private final Console console;
  private @Nullable ProgressBar bar;
  private long said = System.nanoTime();

  UnitProgress(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void progress(int finished, int all) {
    ProgressBar drawn = bar;
    if (drawn == null) {
      drawn = new ProgressBar(console, finished);
      bar = drawn;
      if (finished > 0) {
        console.line("going on: %d of %d units are in the journal".formatted(finished, all));
      }
    }
    if (console.terminal()) {
      drawn.draw(finished, all, "");
    } else if (System.nanoTime() - said > SILENT_NANOS) {
      said = System.nanoTime();
      console.line("%d/%d units%s".formatted(finished, all, drawn.left(finished, all)));
    }
  }

  /** Takes the bar away. */
  @Override
  public synchronized void close() {
    if (bar != null && console.terminal()) {
      bar.clear();
    }
  }
}
