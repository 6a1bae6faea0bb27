// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.evaluation.ConfusionMatrix;
import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What a line of a journal can be; the first is a {@link Head}. */
sealed interface JournalLine {
  /** Writes and reads lines. */
  JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /**
   * What the results belong to.
   *
   * @param plan the plan as YAML, or null where its data were made in memory
   * @param fingerprint the plan's key
   * @param trials their number
   */
  record Head(@Nullable String plan, String fingerprint, int trials) implements JournalLine {}

  /** Where the runs are recorded. */
  record Recorded(SweepRuns runs) implements JournalLine {}

  /**
   * A trial that threw.
   *
   * @param failed its index
   */
  record Failed(int failed, String message, String stackTrace) implements JournalLine {
    static Failed of(TrialFailure failure) {
      return new Failed(failure.trial().index(), failure.message(), failure.stackTrace());
    }

    TrialFailure failure(ExperimentPlan plan) {
      return new TrialFailure(new Grid(plan).checked(failed), message, stackTrace);
    }
  }

  /**
   * A trial that finished.
   *
   * @param trial its index
   * @param key its key
   * @param run the run that holds it, or null where none does
   * @param cleanConfusion null where it is the same as the other
   */
  record Finished(
      int trial,
      String key,
      @Nullable String run,
      int attackedRows,
      int poisonedRows,
      SequencedMap<String, List<Double>> metrics,
      List<List<Integer>> confusion,
      @Nullable List<List<Integer>> cleanConfusion,
      List<String> warnings,
      long fitNanos,
      long defenceNanos)
      implements JournalLine {
    static Finished of(TrialResult result, String key, @Nullable String run) {
      return new Finished(
          result.trial().index(),
          key,
          run,
          result.attackedRows(),
          result.poisonedRows(),
          result.metrics(),
          result.confusion().toRows(),
          result.cleanConfusion().equals(result.confusion())
              ? null
              : result.cleanConfusion().toRows(),
          result.warnings(),
          result.fitTime().toNanos(),
          result.defenceTime().toNanos());
    }

    TrialResult result(ExperimentPlan plan) {
      Trial ran = new Grid(plan).checked(trial);
      List<String> classes = ran.dataset().labels().classes();
      ConfusionMatrix observed = ConfusionMatrix.of(classes, confusion);
      return new TrialResult(
          ran,
          attackedRows,
          poisonedRows,
          metrics,
          observed,
          cleanConfusion == null ? observed : ConfusionMatrix.of(classes, cleanConfusion),
          warnings,
          Duration.ofNanos(fitNanos),
          Duration.ofNanos(defenceNanos));
    }
  }
}
