// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.GroundTruth;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.defence.Remedy;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Cleaning by the ground truth")
class CleaningOutcomeTest {
  private static final Dataset IRIS = Datasets.iris();
  private static final Poisoned FLIPPED = new LabelFlip(0.1).poison(IRIS, new Seed(1));

  @TempDir Path folder;

  private static Cleaning treat(Dataset data, Remedy remedy, int... rows) {
    Suspicion suspicion = Suspicion.of(new double[data.size()], data.ids().select(rows), remedy);
    return Cleaning.of(new Inspection(new NoDefence(), Suspect.of(data), suspicion, List.of()));
  }

  private static CleaningOutcome outcome(Cleaning cleaning, Poisoned poisoned) {
    return CleaningOutcome.of(cleaning, GroundTruth.of(IRIS, poisoned));
  }

  private static int[] poisonedRows(Poisoned poisoned) {
    return poisoned.poisonedRows().stream().toArray();
  }

  @Test
  @DisplayName("that gives every flipped row its class back leaves nothing wrong")
  void mended() {
    Cleaning cleaning =
        treat(FLIPPED.dataset(), new Remedy.Relabel(IRIS.labels()), poisonedRows(FLIPPED));

    assertThat(outcome(cleaning, FLIPPED))
        .isEqualTo(
            new CleaningOutcome(
                new CleaningOutcome.State(150, 15, 15),
                new CleaningOutcome.State(150, 0, 0),
                0,
                0));
  }

  @Test
  @DisplayName("that changes right labels makes them wrong")
  void spoilt() {
    int[] clean = clean().limit(9).toArray();
    int[] next = FLIPPED.dataset().labels().toArray();
    for (int row : clean) {
      next[row] = (next[row] + 1) % 3;
    }
    Remedy wrong = new Remedy.Relabel(IRIS.labels().withCodes(next));

    CleaningOutcome outcome = outcome(treat(FLIPPED.dataset(), wrong, clean), FLIPPED);
    assertThat(outcome.after()).isEqualTo(new CleaningOutcome.State(150, 15, 24));
    assertThat(outcome.cleanRowsMislabelled()).isEqualTo(9);
  }

  @Test
  @DisplayName("that drops rows takes the poison among them, and the clean ones")
  void dropped() {
    int[] poison = poisonedRows(FLIPPED);
    int[] rows = IntStream.concat(IntStream.of(poison).limit(10), clean().limit(4)).toArray();

    assertThat(outcome(treat(FLIPPED.dataset(), new Remedy.Drop(), rows), FLIPPED))
        .isEqualTo(
            new CleaningOutcome(
                new CleaningOutcome.State(150, 15, 15),
                new CleaningOutcome.State(136, 5, 5),
                0,
                4));
  }

  private static IntStream clean() {
    return IntStream.range(0, 150).filter(row -> !FLIPPED.poisonedRows().contains(row));
  }

  @Test
  @DisplayName("leaves changed features and added rows poisoned, whatever their label")
  void featuresAndAdded() {
    for (String id : List.of("feature-noise", "mislabelled-duplicates")) {
      Attack attack = AttackProvider.catalogue().create(id, Map.of("rows", 12));
      Poisoned poisoned = attack.poison(IRIS, new Seed(1));
      Cleaning cleaning = treat(poisoned.dataset(), new Remedy.Drop());

      assertThat(outcome(cleaning, poisoned).before().poisonedRows()).isEqualTo(12);
      assertThat(outcome(cleaning, poisoned).before().wrongLabels()).isZero();
      assertThat(outcome(cleaning, poisoned).after())
          .isEqualTo(outcome(cleaning, poisoned).before());
    }
  }

  @Test
  @DisplayName("reads the truth that was written, and refuses one of other data")
  void reads() throws IOException {
    Path file = folder.resolve("p.truth.csv");
    for (String id : List.of("label-flip", "feature-noise", "mislabelled-duplicates")) {
      Poisoned poisoned =
          AttackProvider.catalogue().create(id, Map.of("rows", 12)).poison(IRIS, new Seed(1));
      Files.writeString(file, GroundTruth.of(IRIS, poisoned).toCsv());

      assertThat(GroundTruth.read(file, poisoned.dataset()))
          .isEqualTo(GroundTruth.of(IRIS, poisoned));
    }
    Files.writeString(file, GroundTruth.of(IRIS, FLIPPED).toCsv());
    assertThatThrownBy(() -> GroundTruth.read(file, IRIS))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("does not belong to \"iris\"");
    Files.writeString(file, "row,change,columns,label_before,label_after\n1,altered,,,\n");
    assertThatThrownBy(() -> GroundTruth.read(file, IRIS))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("allowed are [changed, inserted, dropped]");
    Files.writeString(file, "row\n1\n");
    assertThatThrownBy(() -> GroundTruth.read(file, IRIS))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("has no column \"change\"");
  }
}
