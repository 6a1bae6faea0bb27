// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Adds a defence as CONTRIBUTING says, and shows that the contract catches one that cheats. */
@DisplayName("A defence of one's own")
class ToyDefenceTest {
  private static final Dataset IRIS = Datasets.iris();

  /** How the toy behaves. */
  enum Conduct {
    HONEST,
    LOOKS_AT_LABELS,
    NEVER_THE_SAME
  }

  /** Suspects rows whose encoded values are large. */
  @Id(value = "large-values", help = "Drops rows whose values are far from the mean")
  record LargeValues(
      Contamination contamination,
      @Setting(help = "for tests", byDefault = "honest") Conduct conduct)
      implements Defence {
    private static int calls;

    @Override
    public Suspicion inspect(Suspect suspect, Seed seed) {
      Dataset data = suspect.data();
      double[][] rows = EncodedRows.of(data, 1, "large-values");
      double[] raw = Arrays.stream(rows).mapToDouble(LargeValues::length).toArray();
      for (int row = 0; row < raw.length; row++) {
        raw[row] +=
            switch (conduct) {
              case HONEST -> 0;
              case LOOKS_AT_LABELS -> data.labels().code(row);
              case NEVER_THE_SAME -> calls;
            };
      }
      calls++;
      return RawScores.outliers(data, raw, contamination)
          .because(row -> String.format(Locale.ROOT, "%.1f deviations from the mean", raw[row]));
    }

    private static double length(double[] row) {
      return Math.sqrt(Arrays.stream(row).map(v -> v * v).sum());
    }

    @Override
    public Scope scope() {
      return Scope.of(Evidence.FEATURES, "poison lies far from the mean of all rows");
    }

    @Override
    public List<String> warnings(Suspect suspect) {
      return suspect.data().size() < 3 ? List.of("too few rows to have a mean") : List.of();
    }

    /** Makes it. */
    static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
      Provider() {
        super(LargeValues.class, Contamination.READER);
      }
    }
  }

  private static DefenceContract contract(Conduct conduct) {
    return new DefenceContract(
        new LargeValues.Provider(), new LargeValues(Contamination.auto(), conduct));
  }

  @Test
  void keepsToTheContract() {
    DefenceContract honest = contract(Conduct.HONEST);

    honest.scoresEveryRowAndFlagsOnlyThose(IRIS);
    honest.leavesItsInputAsItWas(IRIS);
    honest.repeatsItselfForTheSameSeed(IRIS);
    honest.doesNotDependOnTheNumberOfThreads(IRIS);
    honest.doesNotSeeLabelsWhereItLooksAtFeaturesAlone(IRIS);
    honest.saysWhatItAssumes(IRIS);
    honest.saysThatItNeedsATrustedSample(IRIS);
    honest.isMadeAgainByItsDescription();
    honest.worksOrSaysWhyOn(IRIS.select(new int[] {0}));
  }

  @Test
  void isCaughtWhereItCheats() {
    assertThatThrownBy(() ->
            contract(Conduct.LOOKS_AT_LABELS).doesNotSeeLabelsWhereItLooksAtFeaturesAlone(IRIS))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> contract(Conduct.NEVER_THE_SAME).repeatsItselfForTheSameSeed(IRIS))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void isMadeFromSettingsAndWarns() {
    Defence made = new LargeValues.Provider().create(Map.of("contamination", 0.1));

    assertThat(made.inspect(Suspect.of(IRIS), new Seed(1)).flagged().size()).isEqualTo(15);
    assertThat(made.warnings(new Suspect(IRIS.select(new int[] {0}), Optional.empty()))).hasSize(1);
  }
}
