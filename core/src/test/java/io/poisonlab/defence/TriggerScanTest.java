// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.BackdoorTrigger;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Split;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.random.Seed;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The trigger scan")
class TriggerScanTest {
  private static final TriggerScan SCAN = new TriggerScan();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsTheTriggerOnOnePerCentOfDigits(long seed) {
    Planted planted = Planted.corner(Datasets.digits(), 0.01, 0, new Seed(seed));

    Suspicion found = SCAN.inspect(Suspect.of(planted.data()), new Seed(seed));

    assertThat(planted.recall(found)).isGreaterThanOrEqualTo(0.95);
    assertThat(planted.falseAlarms(found)).isLessThan(0.002);
    assertThat(planted.auc(found)).isGreaterThan(0.97);
    boolean[] poison = planted.planted();
    int row = IntStream.range(0, poison.length).filter(i -> poison[i]).findFirst().orElseThrow();
    assertThat(found.reason(row))
        .startsWith("trigger \"pixel_6_6\" = 16, \"pixel_6_7\" = 16, \"pixel_7_6\" = 16,")
        .contains("\"pixel_7_7\" = 16", "are \"0\" where their neighbours make");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsATriggerOnTheTailsOfTumours(long seed) {
    Dataset clean = Datasets.breastCancer();
    Poisoned poisoned = new BackdoorTrigger(0.05).poison(clean, new Seed(seed));
    Planted planted = new Planted(poisoned.dataset(), poisoned.poisonedRows());

    Suspicion found = SCAN.inspect(Suspect.of(planted.data()), new Seed(seed));

    assertThat(planted.recall(found)).isGreaterThanOrEqualTo(0.9);
    assertThat(planted.falseAlarms(found)).isLessThan(0.01);
  }

  /** Ten halves of each data set, drawn anew: twenty seeds. */
  @ParameterizedTest
  @ValueSource(strings = {"digits", "breast-cancer"})
  void findsNothingOnCleanData(String name) {
    for (long seed = 1; seed <= 10; seed++) {
      Dataset half = Split.stratified(Datasets.bundled(name), 0.5, new Seed(seed)).train();

      assertThat(SCAN.inspect(Suspect.of(half), new Seed(seed)).flagged())
          .as("seed %d", seed)
          .isEqualTo(RowIds.of());
    }
  }

  @Test
  void refusesLimitsThatMeanNothing() {
    LogisticRegressionLearner learner = new LogisticRegressionLearner(1);

    assertThatThrownBy(() -> new TriggerScan(0.6, 0.05, 0.2, learner))
        .hasMessage("share must be in (0, 0.5], found 0.6");
    assertThatThrownBy(() -> new TriggerScan(0.2, 0, 0.2, learner))
        .hasMessage("level must be in (0, 1), found 0.0");
    assertThatThrownBy(() -> new TriggerScan(0.2, 0.05, 0, learner))
        .hasMessage("flips must be in (0, 1], found 0.0");
  }
}
