// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A suspicion")
class SuspicionTest {
  private static final Dataset FOUR = Datasets.iris().select(new int[] {10, 60, 110, 120});

  @Test
  void dropsTheFlaggedRows() {
    Suspicion suspicion = Suspicion.of(new double[4], RowIds.of(110, 10), new Remedy.Drop());

    assertThat(suspicion.treat(FOUR)).isEqualTo(FOUR.select(new int[] {1, 3}));
  }

  @Test
  void relabelsTheFlaggedRowsOnly() {
    Remedy relabel = new Remedy.Relabel(FOUR.labels().withCodes(new int[] {2, 2, 0, 0}));

    Dataset treated = Suspicion.of(new double[4], RowIds.of(110), relabel).treat(FOUR);

    assertThat(treated).isEqualTo(FOUR.withLabels(FOUR.labels().withCodes(new int[] {0, 1, 0, 2})));
  }

  @Test
  void hasScoresBetweenZeroAndOne() {
    assertThatThrownBy(() -> Suspicion.of(new double[] {1.2}, RowIds.of(), new Remedy.Drop()))
        .hasMessage("suspicion must be in [0, 1], found 1.2");
    assertThatThrownBy(
            () -> Suspicion.of(new double[] {Double.NaN}, RowIds.of(), new Remedy.Drop()))
        .hasMessageContaining("found NaN");
  }

  @Test
  void isComparedWithTheGroundTruth() {
    Suspicion suspicion =
        Suspicion.of(new double[] {0.9, 0.5, 0.5, 0.1}, RowIds.of(10, 60), new Remedy.Drop());

    DetectionQuality quality = DetectionQuality.of(suspicion, FOUR, RowIds.of(10, 110, 149));

    assertThat(quality.all()).isEqualTo(new DetectionCounts(4, 2, 2, 1));
    assertThat(quality.toMap())
        .containsAllEntriesOf(
            Map.ofEntries(
                entry("flagged_rows", 2.0),
                entry("flagged_clean_rows", 1.0),
                entry("detection_precision", 0.5),
                entry("detection_recall", 0.5),
                entry("detection_f1", 0.5),
                entry("detection_auc", 0.875),
                entry("detection_average_precision", 0.5 + 0.5 * 2 / 3),
                entry("detection_chance_precision", 0.5),
                entry("detection_chance_recall", 0.5),
                entry("detection_chance_f1", 0.5),
                entry("detection_chance_auc", 0.5),
                entry("detection_chance_average_precision", 0.5),
                entry("detection_chance_flagged_clean_rows", 1.0),
                entry("detection_precision_setosa", 1.0)));
    assertThat(DetectionQuality.of(suspicion, FOUR, RowIds.of()).toMap())
        .containsEntry("flagged_clean_rows", 2.0)
        .containsEntry("detection_precision", 0.0)
        .doesNotContainKeys("detection_recall", "detection_auc", "detection_chance_precision");
  }

  @Test
  void isComparedWithTheGroundTruthWithinEachClass() {
    Suspicion suspicion =
        Suspicion.of(new double[] {0.9, 0.5, 0.5, 0.1}, RowIds.of(10, 60), new Remedy.Drop());

    Map<String, Double> quality = DetectionQuality.of(suspicion, FOUR, RowIds.of(10, 110)).toMap();

    assertThat(of("virginica", quality))
        .containsOnly(
            entry("flagged_clean_rows", 0.0),
            entry("detection_recall", 0.0),
            entry("detection_f1", 0.0),
            entry("detection_auc", 1.0),
            entry("detection_average_precision", 1.0),
            entry("detection_chance_flagged_clean_rows", 0.0),
            entry("detection_chance_precision", 0.5),
            entry("detection_chance_recall", 0.0),
            entry("detection_chance_f1", 0.0),
            entry("detection_chance_auc", 0.5),
            entry("detection_chance_average_precision", 0.5));
    assertThat(of("setosa", quality))
        .as("all of the class is poison: nothing to tell apart")
        .containsOnly(
            entry("flagged_clean_rows", 0.0),
            entry("detection_precision", 1.0),
            entry("detection_recall", 1.0),
            entry("detection_f1", 1.0),
            entry("detection_chance_flagged_clean_rows", 0.0),
            entry("detection_chance_precision", 1.0),
            entry("detection_chance_recall", 1.0),
            entry("detection_chance_f1", 1.0));
    assertThat(of("versicolor", quality))
        .as("no poison, so no level of chance")
        .containsOnly(
            entry("flagged_clean_rows", 1.0),
            entry("detection_precision", 0.0),
            entry("detection_f1", 0.0));
  }

  private static Map<String, Double> of(String name, Map<String, Double> quality) {
    return quality.entrySet().stream()
        .filter(each -> each.getKey().endsWith("_" + name))
        .collect(
            Collectors.toMap(
                each -> each.getKey().substring(0, each.getKey().length() - name.length() - 1),
                Map.Entry::getValue));
  }

  @Test
  void ofNoDefenceIsEmpty() {
    Suspicion none = new NoDefence().inspect(Suspect.of(FOUR), new Seed(1));

    assertThat(none.flagged()).isEqualTo(RowIds.of());
    assertThat(none.treat(FOUR)).isEqualTo(FOUR);
  }

  @Test
  void comesFromDefencesThatAreMadeAgainByTheirDescription() {
    assertThat(DefenceProvider.catalogue().all()).hasSizeGreaterThan(1);
    for (DefenceProvider provider : DefenceProvider.catalogue().all()) {
      Description description = Description.of(provider.create(Map.of()));
      assertThat(description.id()).isEqualTo(provider.id());
      assertThat(provider.create(description.settings())).isEqualTo(provider.create(Map.of()));
    }
  }
}
