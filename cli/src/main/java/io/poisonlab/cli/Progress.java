// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.EndedTrial;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.Trial;
import io.poisonlab.experiment.TrialFailure;
import io.poisonlab.experiment.TrialResult;
import java.util.Locale;

/**
 * Shows how far an experiment is: on a terminal a bar with the time that is left, drawn over and
 * over; elsewhere plain lines: one for each trial, or where there are many the first, some {@value
 * #LINES} at even distances, and one wherever {@value #SILENT_SECONDS} s would pass without. What
 * it counts is in the journal.
 */
final class Progress implements ExperimentListener, AutoCloseable {
  private static final int LINES = 40;
  private static final int SILENT_SECONDS = 10;

  /** More are counted, and told of at the end. */
  private static final int FAILURES = 5;

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

  /** Counts a trial that is kept, where it will be found when the process ends now. */
  synchronized void kept(EndedTrial trial) {
    trial.failure().ifPresent(this::failed);
    trial.result().ifPresent(this::finished);
  }

  private void failed(TrialFailure failure) {
    done++;
    failed++;
    if (!console.terminal() && failed <= FAILURES) {
      console.line(
          "%d/%d  %s  FAILED: %s"
              .formatted(done, total, failure.trial().title(), failure.message()));
    } else if (console.terminal() ? isTime() : total > LINES && isLine()) {
      show(failure.trial(), "FAILED");
    }
  }

  private void finished(TrialResult result) {
    done++;
    if (console.terminal() ? isTime() : isLine()) {
      show(result.trial(), found(result));
    }
  }

  private boolean isTime() {
    return done == total || System.nanoTime() - drawn > REDRAW_NANOS;
  }

  private boolean isLine() {
    return total <= LINES || done == 1 || isMilestone() || isSilent();
  }

  private void show(Trial trial, String found) {
    if (console.terminal()) {
      draw(failed == 0 ? trial.title() : failed + " FAILED");
      return;
    }
    drawn = System.nanoTime();
    console.line(
        "%d/%d  %s  %s%s%s"
            .formatted(
                done,
                total,
                trial.title(),
                found,
                failed > FAILURES ? ", %d FAILED so far".formatted(failed) : "",
                bar.left(done, total)));
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
