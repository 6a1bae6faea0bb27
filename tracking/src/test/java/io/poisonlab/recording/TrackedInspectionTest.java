// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.Suspect;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.inspection.Cleaning;
import io.poisonlab.inspection.Inspection;
import io.poisonlab.random.Seed;
import io.poisonlab.tracking.DatasetInput;
import io.poisonlab.tracking.InMemoryRunTracker;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a defence found, recorded")
class TrackedInspectionTest {
  private static final Poisoned POISONED = new LabelFlip(0.1).poison(Datasets.iris(), new Seed(1));
  private static final Inspection INSPECTION =
      Inspection.of(new NeighbourVote(10), Suspect.of(POISONED.dataset()), new Seed(1));
  private static final List<String> FILES =
      List.of(SuspicionFiles.TABLE, SuspicionFiles.MAP, SuspicionFiles.HISTOGRAM);

  private final InMemoryRunTracker tracker = new InMemoryRunTracker();

  private TrackedInspection tracked(boolean dataArtifacts) {
    return new TrackedInspection(
        tracker, "test", new RecordingOptions(dataArtifacts, "test", Map.of()));
  }

  @Test
  @DisplayName("a cleaning holds what was flagged and corrected, and both versions of the data")
  void cleaned() {
    Cleaning cleaning = Cleaning.of(INSPECTION);
    RunInfo run = tracker.run(tracked(true).cleaned(cleaning, 1));

    assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
    assertThat(run.tags()).containsEntry(Tags.ROLE, Tags.CLEANING);
    assertThat(run.params())
        .containsEntry("defence", "neighbour-vote")
        .containsEntry("defence_k", "10")
        .containsEntry("data_sha256", POISONED.dataset().fingerprint().sha256())
        .containsEntry("cleaned_sha256", cleaning.after().fingerprint().sha256());
    assertThat(run.metrics())
        .containsEntry("labels_flagged", (double) INSPECTION.suspicion().flagged().size())
        .containsEntry("labels_corrected", (double) cleaning.labelsCorrected())
        .containsEntry("corrected_label_rate", cleaning.labelsCorrected() / 150.0);
    assertThat(cleaning.labelsCorrected()).isGreaterThan(10);
    assertThat(run.inputs())
        .extracting(DatasetInput::context)
        .containsExactly("suspect", "cleaned");
    assertThat(tracker.artifacts(run.id())).containsAll(FILES);
    assertThat(run.tags().get(Tags.NOTE)).contains("it assumes that", "AML.M0007");
  }

  @Test
  @DisplayName("an inspection says how well it detects only where the truth is known")
  void inspected() {
    RunInfo blind = tracker.run(tracked(true).inspected(INSPECTION, 1, Optional.empty()));
    RunInfo seeing =
        tracker.run(tracked(true).inspected(INSPECTION, 1, Optional.of(POISONED.poisonedRows())));

    assertThat(blind.metrics()).containsOnlyKeys("labels_flagged");
    assertThat(seeing.metrics()).containsEntry("detection_chance_precision", 0.1);
    assertThat(seeing.metrics().get("detection_precision")).isGreaterThan(0.5);
  }

  @Test
  @DisplayName("without data artifacts neither classes nor reasons leave the machine")
  void withoutData() {
    String kept = table(tracker.run(tracked(true).inspected(INSPECTION, 1, Optional.empty())));
    String bare = table(tracker.run(tracked(false).inspected(INSPECTION, 1, Optional.empty())));

    assertThat(kept).contains("setosa", "nearest rows");
    assertThat(bare).startsWith("row_id,score,flagged").doesNotContain("setosa", "nearest");
    assertThat(bare.lines()).hasSize(151);
  }

  @Test
  @DisplayName("a trial with a defence keeps the pictures, one without does not")
  void trials() {
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.iris())
            .attacks(new LabelFlip(0.1))
            .defences(new io.poisonlab.defence.NoDefence(), new NeighbourVote(10));
    new TrackedExperiment(tracker, "trials").run(plan);

    List<RunInfo> runs =
        tracker.search(
            new io.poisonlab.tracking.RunQuery(
                tracker.findExperiment("trials").orElseThrow(),
                "params.poison_type = 'label-flip'",
                10));
    assertThat(runs).hasSize(2);
    for (RunInfo run : runs) {
      if ("none".equals(run.params().get("defence"))) {
        assertThat(tracker.artifacts(run.id())).doesNotContainAnyElementsOf(FILES);
      } else {
        assertThat(tracker.artifacts(run.id())).containsAll(FILES);
      }
    }
  }

  private String table(RunInfo run) {
    return new String(tracker.artifact(run.id(), SuspicionFiles.TABLE), StandardCharsets.UTF_8);
  }
}
