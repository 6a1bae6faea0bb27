// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.EndedTrial;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.Trial;
import io.poisonlab.experiment.TrialFailure;
import io.poisonlab.experiment.TrialOutcome;
import io.poisonlab.experiment.TrialResult;
import java.util.Locale;

/**
 * Shows how far an experiment is: on a terminal a bar with the time that is left, drawn over and
 * over; elsewhere plain lines: one for each trial, or where there are many the first, some {@value
 * #LINES} at even distances, and one wherever {@value #SILENT_SECONDS} s would pass without.
 */
final class Progress implements ExperimentListener, AutoCloseable {
  private static final int LINES = 40;
  private static final int SILENT_SECONDS = 10;
  private static final long REDRAW_NANOS = 50_000_000;

  private final Console console;
  private ProgressBar bar;
  private int total;
  private int done;
  private int failed;
  private long drawn;

  Progress(Console console) {
    this.console = console;
    this.bar = new ProgressBar(console, 0);
  }

  @Override
  public synchronized void planned(ExperimentPlan plan) {
    total = plan.size();
    if (console.terminal()) {
      draw("");
    }
  }

  @Override
  public synchronized void resumed(int finished) {
    done = finished;
    bar = new ProgressBar(console, finished);
    console.line("going on: %d of %d trials are in the journal".formatted(finished, total));
  }

  @Override
  public synchronized void failed(Trial trial, Throwable error) {
    failed(TrialFailure.of(trial, error));
  }

  private void failed(TrialFailure failure) {
    done++;
    failed++;
    if (!console.terminal()) {
      console.line(
          "%d/%d  %s  FAILED: %s"
              .formatted(done, total, failure.trial().title(), failure.message()));
    }
  }

  @Override
  public synchronized void received(EndedTrial trial) {
    trial.failure().ifPresent(this::failed);
    trial.result().ifPresent(this::finished);
  }

  @Override
  public synchronized void finished(TrialOutcome outcome) {
    finished(outcome.result());
  }

  private void finished(TrialResult result) {
    done++;
    if (console.terminal()) {
      if (done == total || System.nanoTime() - drawn > REDRAW_NANOS) {
        draw(failed == 0 ? result.trial().title() : failed + " FAILED");
      }
    } else if (total <= LINES || done == 1 || isMilestone() || isSilent()) {
      drawn = System.nanoTime();
      console.line(
          "%d/%d  %s  %s%s"
              .formatted(
                  done, total, result.trial().title(), found(result), bar.left(done, total)));
    }
  }

  /** Takes the bar away. */
  @Override
  public synchronized void close() {
    if (console.terminal() && total > 0) {
      bar.clear();
    }
  }

  private boolean isMilestone() {
    return (long) done * LINES / total > (done - 1L) * LINES / total;
  }

  private boolean isSilent() {
    return System.nanoTime() - drawn > SILENT_SECONDS * 1_000_000_000L;
  }

  private void draw(String title) {
    drawn = System.nanoTime();
    bar.draw(done, total, title);
  }

  private static String found(TrialResult result) {
    return String.format(
        Locale.ROOT,
        "accuracy %.3f, clean %.3f",
        result.observed(Metric.ACCURACY).orElse(Double.NaN),
        result.clean(Metric.ACCURACY).orElse(Double.NaN));
  }
}
