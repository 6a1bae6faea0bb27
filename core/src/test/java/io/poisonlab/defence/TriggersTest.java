// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.BackdoorTrigger;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.evaluation.RocAuc;
import io.poisonlab.random.Seed;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A white corner on digits, called 0: rates are of all rows, measured on the rows called 0. */
@DisplayName("A trigger on digits")
class TriggersTest {
  private static final Dataset DIGITS = Datasets.digits();
  private static final int TARGET = 0;

  private static double mean(double rate, ToDoubleFunction<Planted> measure) {
    return LongStream.rangeClosed(1, 5)
        .mapToObj(seed -> Planted.corner(DIGITS, rate, TARGET, new Seed(seed)))
        .mapToDouble(measure)
        .average()
        .orElseThrow();
  }

  private static Suspicion inspect(Defence defence, Planted planted) {
    return defence.inspect(Suspect.of(planted.data()), new Seed(9));
  }

  private static double aucOfTarget(Planted planted, Suspicion found) {
    int[] rows = planted.rowsOf(TARGET);
    boolean[] poison = planted.planted();
    return RocAuc.of(rows.length, i -> found.score(rows[i]), i -> poison[rows[i]]);
  }

  /** Returns the share of the poison among the most suspicious rows of the target, 1.5 times it. */
  private static double recallOfTarget(Planted planted, Suspicion found) {
    boolean[] poison = planted.planted();
    int count = planted.poison().size();
    return (double)
            IntStream.of(planted.rowsOf(TARGET))
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -found.score(row)))
                .limit(count * 3L / 2)
                .filter(row -> poison[row])
                .count()
        / count;
  }

  @Nested
  @DisplayName("by spectral signatures")
  class Spectral {
    private final SpectralSignatures raw =
        new SpectralSignatures(Contamination.auto(), Representation.RAW);

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.02, 0.05})
    void standsOutInItsClass(double rate) {
      assertThat(mean(rate, planted -> aucOfTarget(planted, inspect(raw, planted))))
          .isGreaterThanOrEqualTo(0.97);
      assertThat(mean(rate, planted -> recallOfTarget(planted, inspect(raw, planted))))
          .isGreaterThanOrEqualTo(0.9);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NETWORK")
    void standsOutInEachRepresentation(Representation representation) {
      Planted planted = Planted.corner(DIGITS, 0.02, TARGET, new Seed(1));
      SpectralSignatures detector =
          new SpectralSignatures(Contamination.share(0.03), representation);

      Suspicion found = inspect(detector, planted);

      assertThat(aucOfTarget(planted, found)).isGreaterThan(0.95);
      assertThat(planted.recall(found)).isGreaterThan(0.85);
    }

    @Test
    void isNotSeenOnceItIsHalfOfTheClassAndAWarningSaysSo() {
      Planted planted = Planted.corner(DIGITS, 0.1, TARGET, new Seed(1));

      assertThat(aucOfTarget(planted, inspect(raw, planted))).isLessThan(0.65);
      assertThat(raw.warnings(Suspect.of(planted.data())))
          .singleElement()
          .asString()
          .startsWith("class \"0\" falls into two groups of ");
      assertThat(raw.warnings(Suspect.of(DIGITS))).isEmpty();
    }

    @Test
    void isMissedByFewAlarmsWhereThereIsNone() {
      assertThat(raw.inspect(Suspect.of(DIGITS), new Seed(1)).flagged().size())
          .isLessThan((int) (0.1 * DIGITS.size()));
    }
  }

  @Nested
  @DisplayName("by activation clustering")
  class Clustering {
    private final ActivationClustering raw =
        new ActivationClustering(Representation.RAW, 0.35, 0.1);

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.02, 0.05})
    void isAGroupOfItsOwn(double rate) {
      assertThat(mean(rate, planted -> planted.recall(inspect(raw, planted))))
          .isGreaterThanOrEqualTo(0.95);
      assertThat(mean(rate, planted -> aucOfTarget(planted, inspect(raw, planted))))
          .isGreaterThanOrEqualTo(0.97);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NETWORK")
    void leavesMostCleanRowsAlone(Representation representation) {
      int flagged =
          new ActivationClustering(representation, 0.35, 0.1)
              .inspect(Suspect.of(DIGITS), new Seed(1))
              .flagged()
              .size();

      assertThat((double) flagged / DIGITS.size()).isLessThanOrEqualTo(0.12);
    }

    /**
     * More than elsewhere: its benign rows are of two kinds. A stricter silhouette lets them be.
     */
    @Test
    void isTakenForTwoKindsOfBenignRows() {
      Dataset cancer = Datasets.breastCancer();
      ActivationClustering strict = new ActivationClustering(Representation.RAW, 0.35, 0.35);
      double clean = raw.inspect(Suspect.of(cancer), new Seed(1)).flagged().size();

      assertThat(clean / cancer.size()).isBetween(0.12, 0.14);
      assertThat(strict.inspect(Suspect.of(cancer), new Seed(1)).flagged().size()).isZero();
      for (long seed = 1; seed <= 5; seed++) {
        Poisoned poisoned = new BackdoorTrigger(0.05).poison(cancer, new Seed(seed));
        Suspicion found = strict.inspect(Suspect.of(poisoned.dataset()), new Seed(seed));
        long hit = poisoned.poisonedRows().stream().filter(found.flagged()::contains).count();

        assertThat((double) hit / poisoned.poisonedRows().size()).isGreaterThan(0.9);
      }
    }

    @Test
    void needsBothRules() {
      int bySizeAlone =
          new ActivationClustering(Representation.RAW, 0.5, -1)
              .inspect(Suspect.of(DIGITS), new Seed(1))
              .flagged()
              .size();

      assertThat((double) bySizeAlone / DIGITS.size()).isGreaterThan(0.2);
    }

    @Test
    void isNotSeenOnceItIsHalfOfTheClassAndAWarningSaysSo() {
      Planted planted = Planted.corner(DIGITS, 0.1, TARGET, new Seed(1));

      assertThat(planted.recall(inspect(raw, planted))).isLessThan(0.1);
      assertThat(raw.warnings(Suspect.of(planted.data()))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
      "0, 0.1, 'share must be in (0, 0.5], found 0.0'",
      "0.3, 1, 'silhouette must be in [-1, 1), found 1.0'"
    })
    void refusesRulesThatNeverHold(double share, double silhouette, String message) {
      assertThatThrownBy(() -> new ActivationClustering(Representation.RAW, share, silhouette))
          .hasMessage(message);
    }
  }

  @Nested
  @DisplayName("by SPECTRE")
  class Whitened {
    private final Spectre raw = new Spectre(Representation.RAW, 16, 0.8);

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.05})
    void standsOutOfTheCloudOfItsClass(double rate) {
      assertThat(mean(rate, planted -> aucOfTarget(planted, inspect(raw, planted))))
          .isGreaterThanOrEqualTo(0.97);
      assertThat(mean(rate, planted -> planted.recall(inspect(raw, planted))))
          .isGreaterThanOrEqualTo(0.75);
    }

    /** One class of digits falls in two groups by itself. */
    @Test
    void isMissedByFewAlarmsWhereThereIsNone() {
      int flagged = raw.inspect(Suspect.of(DIGITS), new Seed(1)).flagged().size();

      assertThat((double) flagged / DIGITS.size()).isLessThanOrEqualTo(0.12);
    }

    @ParameterizedTest
    @CsvSource({
      "0, 0.8, 'components must be in [1, 1000], found 0'",
      "16, 1.5, 'separation must be in [0, 1], found 1.5'"
    })
    void refusesWhatIsOutOfRange(int components, double separation, String message) {
      assertThatThrownBy(() -> new Spectre(Representation.RAW, components, separation))
          .hasMessage(message);
    }
  }

  @Test
  void isLookedForByANetworkInImagesOnly() {
    SpectralSignatures network =
        new SpectralSignatures(Contamination.auto(), Representation.NETWORK);

    assertThat(network.scope().accepts()).isEqualTo(Accepts.IMAGES);
    assertThatThrownBy(() -> network.inspect(Suspect.of(DIGITS), new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("spectral-signatures reads images, found the columns [");
    Dataset images =
        Dataset.of(
            "two",
            Table.of(
                ImageColumn.of("image", ImageShape.grey(1, 1), List.of(new byte[1], new byte[1]))),
            Labels.of("y", List.of("a", "b"), 0, 1));
    assertThatThrownBy(() -> network.inspect(Suspect.of(images), new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("add the module poisonlab-image to the class path");
    assertThat(network.warnings(Suspect.of(images)))
        .singleElement()
        .asString()
        .startsWith("no column varies");
  }
}
