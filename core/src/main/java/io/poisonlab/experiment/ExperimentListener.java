// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Hears how an experiment goes, from several threads at once. */
public interface ExperimentListener {
  /** Returns a listener that does nothing. */
  static ExperimentListener silent() {
    return new ExperimentListener() {};
  }

  /**
   * Tells of a plan before its first trial, and of those of its trials that are not wanted, where
   * there are some.
   *
   * @param wanted which trials, by their indices
   */
  default void planned(ExperimentPlan plan, IntPredicate wanted) {
    planned(plan);
    int finished = (int) IntStream.range(0, plan.size()).filter(wanted.negate()).count();
    if (finished > 0) {
      resumed(finished);
    }
  }

  /** Called once, before the first trial. */
  default void planned(ExperimentPlan plan) {}

  /**
   * Called once, before the first trial, where some trials are not wanted: an earlier attempt has
   * finished them.
   *
   * @param finished how many
   */
  default void resumed(int finished) {}

  /** Called when a trial starts. */
  default void started(Trial trial) {}

  /** Called when a trial has finished; what this throws ends the experiment. */
  default void finished(TrialOutcome outcome) {}

  /** Called when a trial has thrown; the experiment goes on unless it is to fail fast. */
  default void failed(Trial trial, Throwable error) {}

  /**
   * Called when a trial has ended on another machine, which keeps its models and data; none of the
   * above is called of it.
   */
  default void received(EndedTrial trial) {}

  /** Returns a listener that passes everything on to this one, then to the other. */
  default ExperimentListener and(ExperimentListener other) {
    ExperimentListener first = this;
    return new ExperimentListener() {
      @Override
      public void planned(ExperimentPlan plan) {
        first.planned(plan);
        other.planned(plan);
      }

      @Override
      public void resumed(int finished) {
        first.resumed(finished);
        other.resumed(finished);
      }

      @Override
      public void started(Trial trial) {
        first.started(trial);
        other.started(trial);
      }

      @Override
      public void finished(TrialOutcome outcome) {
        first.finished(outcome);
        other.finished(outcome);
      }

      @Override
      public void received(EndedTrial trial) {
        first.received(trial);
        other.received(trial);
      }

      @Override
      public void failed(Trial trial, Throwable error) {
        first.failed(trial, error);
        other.failed(trial, error);
      }
    };
  }
}
