// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.recording.Tags;
import io.poisonlab.recording.Version;
import io.poisonlab.tracking.Experiment;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunStatus;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.TrackingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that a tracked model is what was trained: it is the file that the run recorded, loads,
 * predicts known samples, does what its signature and input example say, is the same in both
 * flavours, reproduces the logged metrics and beats the majority class.
 *
 * <p>The model is loaded through ONNX Runtime: a graph is data, so that loading it runs no code of
 * whoever wrote it. The Smile copy, a serialised Java object, is read only from an embedded store
 * or where trust is asked for, only if its SHA-256 is the recorded one, and through a list of
 * allowed classes; otherwise the check goes by ONNX alone and notes it. What cannot be checked, for
 * example because the data are not at hand, is inconclusive.
 *
 * <p>In a test of your own project:
 *
 * {@snippet file="io/poisonlab/sanity/SanityTestExampleTest.java" region="example"}
 *
 * <p>Limits: model files of {@value #MAX_MODEL_BYTES} bytes; a data set that is found by its path
 * must lie where it lay when the run was made.
 */
public final class SanityTest {
  /** The largest model file that is loaded. */
  public static final long MAX_MODEL_BYTES = 1L << 29;

  private static final Logger LOG = LoggerFactory.getLogger(SanityTest.class);

  private final RunTracker tracker;
  private final long limit;

  /** Checks runs of this tracker, which stays the caller's to close. */
  public SanityTest(RunTracker tracker) {
    this(tracker, MAX_MODEL_BYTES);
  }

  /**
   * Checks runs of this tracker.
   *
   * @param limit the largest model file that is loaded, in bytes
   */
  SanityTest(RunTracker tracker, long limit) {
    this.tracker = tracker;
    this.limit = limit;
  }

  /**
   * Makes every check, and tags the run with the verdict if the options ask for it. A tag that the
   * store refuses is noted in the report.
   *
   * @throws SanityException if there is no such finished run, or no model in it
   * @throws TrackingException if there is no such experiment, or the store cannot be read
   */
  public SanityReport check(SanityOptions options) {
    RunInfo run = run(options);
    try (Evidence evidence =
        Evidence.of(tracker, run, tracker.isEmbedded() || options.trust(), limit)) {
      List<SanityCheck> checks = new ArrayList<>();
      for (CheckTable check : CheckTable.values()) {
        if (check.applies(evidence)) {
          checks.add(check.make(evidence));
        }
      }
      SanityReport report =
          new SanityReport(
              tracker.location(),
              tracker.experimentOf(run).name(),
              run.id(),
              run.name(),
              evidence.folder().uri(),
              predicted(evidence),
              checks,
              notes(evidence),
              Instant.now().truncatedTo(ChronoUnit.SECONDS));
      return options.tag() ? tag(report) : report;
    }
  }

  private RunInfo run(SanityOptions options) {
    return options.runId().isPresent()
        ? named(options.runId().get(), options.experiment())
        : latest(options.experiment().orElse(""), options.where().orElse(""));
  }

  private RunInfo named(String runId, Optional<String> experiment) {
    RunInfo run = tracker.run(runId);
    if (experiment.isPresent()) {
      String found = tracker.experimentOf(run).name();
      if (!found.equals(experiment.get())) {
        throw new SanityException(
            "run %s belongs to experiment '%s', not to '%s'; name one of the two only"
                .formatted(runId, found, experiment.get()));
      }
    }
    if (run.status() != RunStatus.FINISHED) {
      throw new SanityException(
          "run %s (%s) is %s; only a finished run can be checked"
              .formatted(runId, run.name(), run.status()));
    }
    if (Tags.SWEEP.equals(run.tags().get(Tags.ROLE))) {
      throw new SanityException(
          "run %s (%s) is a whole sweep, which has no model; name one of its trials"
              .formatted(runId, run.name()));
    }
    return run;
  }

  private RunInfo latest(String name, String where) {
    Experiment experiment = tracker.existing(name);
    return new LatestRun(tracker, experiment, where)
        .find()
        .orElseThrow(() ->
            new SanityException(
                "experiment '%s' in %s has no finished sweep, and no finished run of its own%s; run one, or name a finished trial of a stopped sweep by its id"
                    .formatted(
                        name,
                        tracker.location(),
                        where.isEmpty() ? "" : " that meets the filter " + where)));
  }

  private static Optional<String> predicted(Evidence evidence) {
    try {
      return KnownSamples.predictedFirst(evidence);
    } catch (ModelFailure e) {
      LOG.debug("no prediction to show; the check of the known samples says why", e);
      return Optional.empty();
    }
  }

  private static List<String> notes(Evidence evidence) {
    return evidence.smile() instanceof Found.Absent<?>(String reason) && !evidence.readsSmile()
        ? List.of("the check goes by ONNX alone: " + reason)
        : List.of();
  }

  private SanityReport tag(SanityReport report) {
    try {
      tracker.tag(
          report.runId(),
          Map.of(
              Tags.CHECK, report.outcome().id(),
              Tags.CHECK_TIME, report.checkedAt().toString(),
              Tags.CHECK_VERSION, Version.current()));
      return report;
    } catch (TrackingException e) {
      return report.noting(
          "the run was not tagged with the verdict (--no-tag does not try to): " + e.getMessage());
    }
  }
}
