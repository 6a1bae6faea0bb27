// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.DataFile;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.defence.Evidence;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.defence.Remedy;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.random.Seed;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cleaning")
class CleaningTest {
  private static final Dataset IRIS = Datasets.iris();

  private static Cleaning clean(io.poisonlab.defence.Defence defence, Dataset data) {
    return Cleaning.of(Inspection.of(defence, Suspect.of(data), new Seed(1)));
  }

  @Test
  @DisplayName("by dropping corrects no label")
  void drops() {
    Cleaning cleaning = clean(Flagging.dropping(0, 75, 149), IRIS);

    assertThat(cleaning.after().size()).isEqualTo(147);
    assertThat(cleaning.toMap())
        .isEqualTo(
            Map.of(
                "labels_flagged", 3.0,
                "labels_corrected", 0.0,
                "corrected_label_rate", 0.0,
                "rows_dropped", 3.0));
  }

  @Test
  @DisplayName("by relabelling counts the rows whose class changed")
  void relabels() {
    Flagging relabelling = new Flagging(List.of(0, 75, 149), 0.9, Evidence.LABELS, false, true);
    Cleaning cleaning = clean(relabelling, IRIS);

    assertThat(cleaning.after().labels().name(0)).isEqualTo("versicolor");
    assertThat(cleaning.toMap())
        .isEqualTo(
            Map.of(
                "labels_flagged", 3.0,
                "labels_corrected", 3.0,
                "corrected_label_rate", 0.02,
                "rows_dropped", 0.0));
  }

  @Test
  @DisplayName("without a finding changes nothing")
  void nothing() {
    Cleaning cleaning = clean(new NoDefence(), IRIS);

    assertThat(cleaning.after()).isEqualTo(IRIS);
    assertThat(cleaning.toMap().values()).containsOnly(0.0);
  }

  @Test
  @DisplayName("that would leave no row, or one class, is refused")
  void refuses() {
    Integer[] all = IntStream.range(0, 150).boxed().toArray(Integer[]::new);
    assertThatThrownBy(() -> clean(Flagging.dropping(all), IRIS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("flags all 150 rows of \"iris\"");
    Integer[] others = IntStream.range(50, 150).boxed().toArray(Integer[]::new);
    assertThatThrownBy(() -> clean(Flagging.dropping(others), IRIS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only the class \"setosa\" would be left");
  }

  @Test
  @DisplayName("lists what was done to each flagged row, and the line it stands on")
  void changes() {
    DataFile file = DataFile.of(IRIS);
    Flagging relabelling = new Flagging(List.of(0, 75), 0.9, Evidence.LABELS, false, true);

    assertThat(CleaningChanges.of(clean(relabelling, IRIS), file).toCsv().lines())
        .containsExactly(
            "row,row_id,line,action,label_before,label_after,suspicion,reason",
            "1,0,2,relabel,setosa,versicolor,0.9,because <0>",
            "76,75,77,relabel,versicolor,virginica,0.9,because <75>");
    assertThat(CleaningChanges.of(clean(Flagging.dropping(149), IRIS), file).toCsv().lines())
        .containsExactly(
            "row,row_id,line,action,label_before,label_after,suspicion,reason",
            "150,149,151,drop,virginica,,0.9,because <149>");
    assertThat(CleaningChanges.of(clean(new NoDefence(), IRIS), file).rows()).isEmpty();
  }

  @Test
  @DisplayName("says where a row was left as it was, or kept by a draw")
  void keepsAndDraws() {
    Labels same = IRIS.labels();
    Remedy light = new Remedy.DownWeight(Collections.nCopies(150, 0.5), new Seed(1));
    DataFile file = DataFile.of(IRIS);

    assertThat(CleaningChanges.of(treated(new Remedy.Relabel(same)), file).rows())
        .hasSize(20)
        .allSatisfy(row -> {
          assertThat(row.action()).isEqualTo(CleaningChanges.Action.KEEP);
          assertThat(row.after()).contains(row.before());
        });
    assertThat(CleaningChanges.of(treated(light), file).rows())
        .hasSize(20)
        .allMatch(row -> row.action() == CleaningChanges.Action.DOWN_WEIGHT)
        .anyMatch(row -> row.after().isEmpty())
        .anyMatch(row -> row.after().isPresent());
  }

  private static Cleaning treated(Remedy remedy) {
    Suspicion suspicion = Suspicion.of(new double[150], RowIds.range(20), remedy);
    return Cleaning.of(new Inspection(new NoDefence(), Suspect.of(IRIS), suspicion, List.of()));
  }
}
