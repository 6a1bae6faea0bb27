// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.Contamination;
import io.poisonlab.defence.Evidence;
import io.poisonlab.defence.LocalOutlierFactor;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.defence.Suspect;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An inspection")
class InspectionTest {
  private static final Dataset IRIS = Datasets.iris();

  @Test
  @DisplayName("ranks flagged rows first, then by score, equals by their place, with reasons")
  void ranks() {
    Inspection inspection = Inspection.of(Flagging.dropping(100, 7), Suspect.of(IRIS), new Seed(1));

    List<RankedRow> ranked = inspection.ranked();
    assertThat(ranked).hasSize(150);
    assertThat(ranked.getFirst())
        .isEqualTo(new RankedRow(1, 8, 7, "setosa", 0.9, true, "because <7>"));
    assertThat(ranked.get(1).number()).isEqualTo(101);
    assertThat(ranked.get(2))
        .isEqualTo(new RankedRow(3, 1, 0, "setosa", 0.25, false, "because <0>"));
    assertThat(inspection.ranked(3)).isEqualTo(ranked.subList(0, 3));
  }

  @Test
  @DisplayName("finds flipped labels at the top, and says how much better than chance that is")
  void findsFlips() {
    Poisoned poisoned = new LabelFlip(0.1).poison(IRIS, new Seed(3));
    Inspection inspection =
        Inspection.of(new NeighbourVote(10), Suspect.of(poisoned.dataset()), new Seed(1));

    long hits =
        inspection.ranked(15).stream()
            .filter(row -> poisoned.poisonedRows().contains(row.id()))
            .count();
    assertThat(hits).isGreaterThanOrEqualTo(10);
    assertThat(inspection.against(poisoned.poisonedRows()).toMap())
        .hasEntrySatisfying("detection_recall", recall -> assertThat(recall).isGreaterThan(0.8))
        .hasEntrySatisfying(
            "detection_chance_precision", chance -> assertThat(chance).isEqualTo(0.1));
  }

  @Test
  @DisplayName("of no defence flags nothing")
  void nothing() {
    Inspection inspection = Inspection.of(new NoDefence(), Suspect.of(IRIS), new Seed(1));

    assertThat(inspection.ranked()).noneMatch(RankedRow::flagged);
    assertThat(inspection.scope()).isEqualTo("none looks at nothing");
  }

  @Test
  @DisplayName("warns first where the defence is blind to labels, and says what it assumes")
  void warns() {
    Flagging blind = new Flagging(List.of(1), 1, Evidence.FEATURES, false, false);
    Inspection inspection = Inspection.of(blind, Suspect.of(IRIS), new Seed(1));

    assertThat(inspection.warnings())
        .containsExactly("flagging looks at features alone, so it cannot see flipped labels");
    assertThat(inspection.scope()).endsWith("flagging assumes that rows are what they seem");
    assertThat(Inspection.of(Flagging.dropping(1), Suspect.of(IRIS), new Seed(1)).warnings())
        .isEmpty();
  }

  @Test
  @DisplayName("tells its warnings before the defence begins")
  void warnsBefore() {
    List<String> heard = new ArrayList<>();
    LocalOutlierFactor tooWide = new LocalOutlierFactor(200, false, Contamination.auto());

    assertThatThrownBy(() -> Inspection.of(tooWide, Suspect.of(IRIS), new Seed(1), heard::add))
        .hasMessageContaining("k = 200");
    assertThat(heard)
        .containsExactly(
            "local-outlier-factor looks at features alone, so it cannot see flipped labels");
  }

  @Test
  @DisplayName("needs two rows, and a trusted sample where the defence compares with one")
  void refuses() {
    Dataset one = IRIS.select(new int[] {0});
    assertThatThrownBy(() -> Inspection.of(new NoDefence(), Suspect.of(one), new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 1 row");
    Flagging comparing = new Flagging(List.of(), 1, Evidence.LABELS, true, false);
    assertThatThrownBy(() -> Inspection.of(comparing, Suspect.of(IRIS), new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give such a sample with the data");
  }
}
