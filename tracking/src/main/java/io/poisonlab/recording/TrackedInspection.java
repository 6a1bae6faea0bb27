// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.attack.Taxonomy;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.inspection.Cleaning;
import io.poisonlab.inspection.Inspection;
import io.poisonlab.parameter.Description;
import io.poisonlab.tracking.Experiment;
import io.poisonlab.tracking.RunStart;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunValues;
import io.poisonlab.tracking.TrackedRun;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Records what a defence found in data, and what cleaning made of them: a run for each version of
 * the data, which its fingerprint names.
 */
public final class TrackedInspection {
  private final RunTracker tracker;
  private final String experiment;
  private final RecordingOptions options;

  /** Records in the experiment of this name, which is created if there is none. */
  public TrackedInspection(RunTracker tracker, String experiment, RecordingOptions options) {
    this.tracker = tracker;
    this.experiment = experiment;
    this.options = options;
  }

  /**
   * Records an inspection: the defence and its settings, how many rows it flags, its pictures and
   * ranked rows, and, where the truth is known, how well it detects.
   *
   * @param seed what the defence's draws came from
   * @param truth the ids of the poisoned rows, if they are known
   * @return the run's id
   */
  public String inspected(Inspection inspection, long seed, Optional<RowIds> truth) {
    RunValues values =
        params(inspection, seed)
            .metric(Cleaning.FLAGGED, inspection.suspicion().flagged().size())
            .metrics(
                truth
                    .map(rows -> MetricNames.accepted(inspection.against(rows).toMap()))
                    .orElseGet(java.util.LinkedHashMap::new));
    return record(Tags.INSPECTION, inspection, Optional.empty(), values);
  }

  /**
   * Records a cleaning: as an inspection, and how many labels were flagged and corrected, and the
   * data that came out.
   *
   * @param seed what the defence's draws came from
   * @return the run's id
   */
  public String cleaned(Cleaning cleaning, long seed) {
    RunValues values =
        params(cleaning.inspection(), seed)
            .param("cleaned_rows", cleaning.after().size())
            .param("cleaned_sha256", cleaning.after().fingerprint())
            .metrics(cleaning.toMap());
    return record(Tags.CLEANING, cleaning.inspection(), Optional.of(cleaning), values);
  }

  private static RunValues params(Inspection inspection, long seed) {
    Description defence = Description.of(inspection.defence());
    RunValues values =
        RunValues.none()
            .param("dataset", inspection.data().name())
            .param("data_rows", inspection.data().size())
            .param("data_sha256", inspection.data().fingerprint())
            .param("defence", defence.id())
            .param("seed", seed);
    for (var setting : defence.settings().entrySet()) {
      values = values.param("defence_" + setting.getKey(), setting.getValue());
    }
    return values;
  }

  private String record(
      String role, Inspection inspection, Optional<Cleaning> cleaning, RunValues values) {
    Experiment into = tracker.experiment(experiment);
    SequencedMap<String, String> tags = Tags.ofProcess(options);
    tags.put(Tags.ROLE, role);
    tags.put(Tags.DATASET, inspection.data().fingerprint().sha256());
    String title =
        "%s · %s · %s"
            .formatted(role, inspection.data().name(), Description.label(inspection.defence()));
    try (TrackedRun run = tracker.start(new RunStart(into, title, Optional.empty(), tags))) {
      try {
        run.logInput(DatasetInputs.of(inspection.data(), "suspect"));
        cleaning.ifPresent(done -> run.logInput(DatasetInputs.of(done.after(), "cleaned")));
        run.log(values.tag(Tags.NOTE, note(inspection, cleaning)));
        run.logArtifacts(SuspicionFiles.of(inspection, options.dataArtifacts()));
        run.finish();
        return run.id();
      } catch (RuntimeException e) {
        run.fail(e);
        throw e;
      }
    }
  }

  private static String note(Inspection inspection, Optional<Cleaning> cleaning) {
    StringBuilder note = new StringBuilder();
    note.append(
        "%d of %d rows flagged. %s.\n\n"
            .formatted(
                inspection.suspicion().flagged().size(),
                inspection.data().size(),
                inspection.scope()));
    inspection.warnings().forEach(warning -> note.append("Warning: %s\n\n".formatted(warning)));
    cleaning.ifPresent(done ->
        note.append(
            "%d labels corrected, %d rows dropped.\n\n"
                .formatted(done.labelsCorrected(), done.rowsDropped())));
    return note.append("Mitigations: %s.\n".formatted(Taxonomy.line(Taxonomy.mitigations())))
        .toString();
  }
}
