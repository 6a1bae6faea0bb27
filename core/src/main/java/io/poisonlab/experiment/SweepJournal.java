// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.file.FileErrors;
import io.poisonlab.file.LineLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What a sweep has come to so far: a file with a line of JSON for each trial that ended, so that a
 * sweep that was killed goes on where it was. For several threads.
 *
 * <pre>{@code
 * ReportBuilder report = new ReportBuilder(plan);
 * try (SweepJournal journal = SweepJournal.resume(folder, plan, report)) {
 *   new ExperimentRunner(journal.listener()).run(plan, journal.missing(), report);
 * }
 * }</pre>
 */
public final class SweepJournal implements AutoCloseable {
  /** The file in the folder of a sweep. */
  public static final String FILE = "sweep.journal.jsonl";

  /** The journal of the sweep before, in the same folder. */
  public static final String BEFORE = "sweep.journal.before.jsonl";

  private final PlanKeys keys;
  private final LineLog log;
  private final BitSet finished;
  private final Map<Integer, String> runIds;
  private @Nullable SweepRuns runs;
  private volatile Consumer<EndedTrial> told = _ -> {};

  private SweepJournal(Path folder, PlanFile named, ResultSink before, boolean anew) {
    ExperimentPlan plan = named.plan();
    this.keys = new PlanKeys(plan);
    JournalReader reader = new JournalReader(folder.resolve(FILE), plan, keys);
    if (anew) {
      putAside(folder);
    } else {
      JournalReader.checkBegun(folder.resolve(FILE));
    }
    this.log = LineLog.open(folder.resolve(FILE), reader);
    if (reader.isEmpty()) {
      write(new JournalLine.Head(named.nameable().orElse(null), keys.ofPlan(), plan.size()));
    }
    reader.handOn(before);
    finished = reader.finished();
    runIds = Map.copyOf(reader.runIds());
    runs = reader.runs().orElse(null);
  }

  /** Begins a journal; one that is there becomes {@value #BEFORE}. */
  public static SweepJournal begin(Path folder, ExperimentPlan plan) {
    return begin(folder, new PlanFile(Optional.empty(), plan));
  }

  /** Begins a journal that keeps the experiment's name with the plan. */
  public static SweepJournal begin(Path folder, PlanFile plan) {
    return new SweepJournal(folder, plan, _ -> {}, true);
  }

  /**
   * Goes on with the journal in a folder, or begins it where there is none.
   *
   * @param before takes what is in the journal already, in the order of the trials; trials that
   *     failed are left out, they are tried again
   * @throws IllegalArgumentException if it is of another plan, or no journal
   */
  public static SweepJournal resume(Path folder, ExperimentPlan plan, ResultSink before) {
    return resume(folder, new PlanFile(Optional.empty(), plan), before);
  }

  /** Goes on with a journal; one that it begins keeps the experiment's name with the plan. */
  public static SweepJournal resume(Path folder, PlanFile plan, ResultSink before) {
    return new SweepJournal(folder, plan, before, false);
  }

  /** Returns whether a folder holds a journal. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  private static void putAside(Path folder) {
    if (isIn(folder)) {
      try {
        Files.move(
            folder.resolve(FILE), folder.resolve(BEFORE), StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(
            new IOException(
                "cannot put %s aside: %s".formatted(folder.resolve(FILE), FileErrors.reason(e)),
                e));
      }
    }
  }

  /** Returns which trials it does not hold yet, by their indices. */
  public IntPredicate missing() {
    return index -> !finished.get(index);
  }

  /** Returns how many trials it held when it was opened. */
  public int before() {
    return finished.cardinality();
  }

  /** Returns the runs of the trials that it held when it was opened, by the trials' indices. */
  public Map<Integer, String> runIds() {
    return runIds;
  }

  /** Returns where the runs are recorded, if that is known. */
  public Optional<SweepRuns> runs() {
    return Optional.ofNullable(runs);
  }

  /** Says where the runs are recorded. */
  public void record(SweepRuns where) {
    if (!Objects.equals(runs, where)) {
      write(new JournalLine.Recorded(where));
      runs = where;
    }
  }

  /**
   * Adds a trial that finished.
   *
   * @param runId the run that holds it, where one does
   */
  public void add(TrialResult result, Optional<String> runId) {
    write(JournalLine.Finished.of(result, keys.of(result.trial()), runId.orElse(null)));
    told.accept(EndedTrial.of(result, runId));
  }

  /** Adds what another process has computed. */
  public void add(EndedTrial ended) {
    ended.result().ifPresent(result -> add(result, ended.runId()));
    ended.failure().ifPresent(this::add);
  }

  /** Adds a trial that threw. */
  public void add(TrialFailure failure) {
    write(JournalLine.Failed.of(failure));
    told.accept(EndedTrial.of(failure, Optional.empty()));
  }

  /** Lets somebody hear of each trial as soon as its line is written, from several threads. */
  public void tell(Consumer<EndedTrial> listener) {
    told = listener;
  }

  /** Returns a listener that adds every trial as it ends, without a run. */
  public ExperimentListener listener() {
    return new ExperimentListener() {
      @Override
      public void finished(TrialOutcome outcome) {
        add(outcome.result(), Optional.empty());
      }

      @Override
      public void failed(Trial trial, Throwable error) {
        add(TrialFailure.of(trial, error));
      }
    };
  }

  private void write(JournalLine line) {
    try {
      log.add(JournalLine.JSON.writeValueAsString(line));
    } catch (JacksonException e) {
      throw new IllegalStateException("a result cannot be written as JSON", e);
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
