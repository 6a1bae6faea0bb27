// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.recording.Tags;
import io.poisonlab.tracking.Experiment;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunQuery;
import io.poisonlab.tracking.RunTracker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the latest finished trial of an experiment: the last by plan index of the sweep that
 * finished last, or a finished run outside our sweeps if that ended later. A run that others name
 * as their parent never counts. In which order parallel uploads arrived changes nothing.
 *
 * <p>Takes one search for the sweeps, one for each of them until a trial meets the filter, and one
 * for what ended later.
 */
final class LatestRun {
  private static final String FINISHED = "attributes.status = 'FINISHED'";

  private final RunTracker tracker;
  private final Experiment experiment;
  private final String where;

  /** Looks among the runs of an experiment that meet an MLflow filter; empty for all. */
  LatestRun(RunTracker tracker, Experiment experiment, String where) {
    this.tracker = tracker;
    this.experiment = experiment;
    this.where = where.isBlank() ? "" : where.strip() + " and ";
  }

  /**
   * A run and what it is ordered by.
   *
   * @param run the run
   * @param end when the whole of which it is a part ended
   */
  private record Candidate(RunInfo run, Instant end) {
    static final Comparator<Candidate> BY_TIME =
        Comparator.comparing(Candidate::end)
            .thenComparingInt(candidate -> index(candidate.run))
            .thenComparing(candidate -> LatestRun.end(candidate.run))
            .thenComparing(candidate -> candidate.run.id());
  }

  /** Returns that run, or nothing where no run has finished or none meets the filter. */
  Optional<RunInfo> find() {
    Optional<Candidate> trial = lastTrial();
    return later(trial.map(Candidate::end)).or(() -> trial).map(Candidate::run);
  }

  private Optional<Candidate> lastTrial() {
    List<RunInfo> sweeps =
        search("tags.`%s` = '%s' and %s".formatted(Tags.ROLE, Tags.SWEEP, FINISHED)).stream()
            .sorted(Comparator.comparing(LatestRun::end).reversed())
            .toList();
    for (RunInfo sweep : sweeps) {
      Optional<Candidate> last =
          search(where + childrenOf(sweep.id()) + " and " + FINISHED).stream()
              .map(run -> new Candidate(run, end(sweep)))
              .max(Candidate.BY_TIME);
      if (last.isPresent()) {
        return last;
      }
    }
    return Optional.empty();
  }

  /** Finds what was recorded by other programs, or alone, after that time. */
  private Optional<Candidate> later(Optional<Instant> than) {
    String since = than.map(time -> " and attributes.end_time > " + time.toEpochMilli()).orElse("");
    Map<String, Optional<Instant>> parents = new HashMap<>();
    List<Candidate> candidates = new ArrayList<>();
    for (RunInfo run : search(where + FINISHED + since)) {
      if (cannotCount(run)) {
        continue;
      }
      Optional<Instant> ended =
          run.parentId().isEmpty()
              ? Optional.of(end(run))
              : parents.computeIfAbsent(run.parentId().get(), this::finished);
      ended.ifPresent(end -> candidates.add(new Candidate(run, end)));
    }
    return candidates.stream()
        .sorted(Candidate.BY_TIME.reversed())
        .filter(candidate -> !isParent(candidate.run))
        .findFirst();
  }

  /**
   * A trial whose sweep has not finished does not count, however it ended; nor does a run about
   * data, which has no model.
   */
  private static boolean cannotCount(RunInfo run) {
    @Nullable String role = run.tags().get(Tags.ROLE);
    return Tags.SWEEP.equals(role)
        || Tags.INSPECTION.equals(role)
        || Tags.CLEANING.equals(role)
        || (Tags.TRIAL.equals(role) && run.parentId().isPresent());
  }

  private Optional<Instant> finished(String runId) {
    return search("attributes.run_id = '%s' and %s".formatted(runId, FINISHED)).stream()
        .map(LatestRun::end)
        .findFirst();
  }

  private boolean isParent(RunInfo run) {
    return !tracker.search(new RunQuery(experiment, childrenOf(run.id()), 1)).isEmpty();
  }

  private List<RunInfo> search(String filter) {
    return tracker.search(new RunQuery(experiment, filter, Integer.MAX_VALUE));
  }

  private static String childrenOf(String runId) {
    return "tags.`%s` = '%s'".formatted(RunInfo.PARENT_TAG, runId);
  }

  private static Instant end(RunInfo run) {
    return run.end().orElse(run.start());
  }

  private static int index(RunInfo run) {
    try {
      return Integer.parseInt(run.tags().getOrDefault(Tags.TRIAL_INDEX, "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
