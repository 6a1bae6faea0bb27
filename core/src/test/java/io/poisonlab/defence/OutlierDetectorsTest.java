// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Isolation forest, local outlier factor and neighbour distance")
class OutlierDetectorsTest {
  private static final Contamination AUTO = Contamination.auto();
  private static final int SEEDS = 5;

  static Stream<Defence> global() {
    return Stream.of(
        new IsolationForest(false, AUTO),
        new LocalOutlierFactor(20, false, AUTO),
        new KnnDistance(10, KnnDistance.Measure.MEAN, false, AUTO),
        new KnnDistance(10, KnnDistance.Measure.KTH, false, AUTO));
  }

  @ParameterizedTest
  @MethodSource("global")
  void areBlindToFlipsOverAllRows(Defence defence) {
    for (Dataset data : List.of(Datasets.breastCancer(), Datasets.digits())) {
      assertThat(auc(defence, seed -> Planted.flips(data, 0.1, seed))).isBetween(0.45, 0.55);
    }
  }

  /**
   * What scikit-learn's forest, fitted per class on other draws, was measured at: no more than 0.03
   * below, nor 0.05 above, for ours reaches 0.74 where a fifth of breast cancer is flipped.
   */
  @ParameterizedTest
  @CsvSource({
    "breast-cancer, 0.05, 0.86", "breast-cancer, 0.1, 0.80", "breast-cancer, 0.2, 0.70",
    "digits, 0.05, 0.98", "digits, 0.1, 0.96", "digits, 0.2, 0.95"
  })
  void theForestSeesFlipsClassByClass(String name, double rate, double measured) {
    Dataset data = Datasets.bundled(name);

    double found = auc(new IsolationForest(true, AUTO), seed -> Planted.flips(data, rate, seed));
    assertThat(found).isBetween(measured - 0.03, measured + 0.05);
  }

  @ParameterizedTest
  @MethodSource("global")
  void findUniformOutliersOnBreastCancer(Defence defence) {
    assertThat(auc(defence, seed -> Planted.box(Datasets.breastCancer(), 0.05, seed)))
        .isGreaterThan(0.95);
  }

  /**
   * The local outlier factor takes a clump of outliers for a place of its own: 0.30 here, 0.335
   * with scikit-learn's factor, which ours equals, on other draws.
   */
  @Test
  void onDigitsForestAndDistanceFindUniformOutliersAndLocalFactorsDoNot() {
    Function<Seed, Planted> box = seed -> Planted.box(Datasets.digits(), 0.05, seed);

    assertThat(auc(new IsolationForest(false, AUTO), box)).isGreaterThan(0.95);
    assertThat(auc(new KnnDistance(10, KnnDistance.Measure.MEAN, false, AUTO), box))
        .isGreaterThan(0.95);
    assertThat(auc(new LocalOutlierFactor(20, false, AUTO), box)).isCloseTo(0.335, within(0.05));
  }

  @Test
  void aDenseClusterOfPoisonMasksItself() {
    Function<Seed, Planted> cluster =
        seed -> Planted.cluster(Datasets.breastCancer(), 0.2, 1, seed);

    assertThat(auc(new LocalOutlierFactor(20, false, AUTO), cluster)).isLessThan(0.5);
    assertThat(auc(new KnnDistance(10, KnnDistance.Measure.MEAN, false, AUTO), cluster))
        .isLessThan(0.5);
  }

  @Test
  void theTenPointsAreFlaggedAsKnownForEverySeed() {
    Dataset points = tenPoints();
    for (long seed = 0; seed < 100; seed++) {
      Suspicion found =
          new IsolationForest(false, Contamination.share(0.1))
              .inspect(Suspect.of(points), new Seed(seed));
      assertThat(found.flagged()).isEqualTo(RowIds.of(4));
      assertThat(found.treat(points).size()).isEqualTo(9);
    }
  }

  @Test
  void sayWhyInWords() {
    Dataset points = tenPoints();
    assertThat(reason(new IsolationForest(false, AUTO), points))
        .matches(
            "1\\.\\d random cuts set it apart in the data, where 3\\.7 are usual"
                + "; farthest out in \"[xy]\" \\([12]00, 3\\.0 standard deviations above the mean\\)");
    assertThat(reason(new LocalOutlierFactor(3, false, AUTO), points))
        .startsWith("its surroundings in the data are ")
        .contains(" times as thin as those of its 3 nearest rows; farthest out in ");
    assertThat(reason(new KnnDistance(3, KnnDistance.Measure.MEAN, false, AUTO), points))
        .startsWith("its 3 nearest rows in the data are ")
        .contains(" away on average, ")
        .contains(" times what is usual there; farthest out in ");
    assertThat(reason(new KnnDistance(3, KnnDistance.Measure.KTH, true, AUTO), points))
        .startsWith("its 3. nearest row in class \"a\" is ");
  }

  @Test
  void warnWhereTheirAssumptionIsBroken() {
    Dataset data =
        Dataset.of(
            "crowd",
            Table.of(NumericColumn.of("x", false, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6)),
            Labels.of("y", List.of("a", "b", "c"), 0, 0, 0, 0, 0, 0, 0, 1, 1, 2));
    Suspect suspect = Suspect.of(data);

    assertThat(new LocalOutlierFactor(3, false, AUTO).warnings(suspect))
        .containsExactly(
            "5 of 10 rows of the data have 3 duplicates or more: among these, distances say nothing");
    assertThat(new KnnDistance(6, KnnDistance.Measure.KTH, true, AUTO).warnings(suspect))
        .containsExactly(
            "class \"b\" has 2 rows, 6 neighbours were asked for: each row is compared with all others",
            "class \"c\" has one row, which cannot be judged");
    assertThat(new IsolationForest(true, AUTO).warnings(suspect))
        .containsExactly("class \"c\" has one row, which cannot be judged");
    Suspicion found = new LocalOutlierFactor(2, true, AUTO).inspect(suspect, new Seed(1));
    assertThat(found.score(9)).isZero();
    assertThat(found.reason(9)).isEqualTo("not judged: the only row of its class");
    assertThat(new LocalOutlierFactor(3, false, AUTO).warnings(Suspect.of(Datasets.iris())))
        .isEmpty();
  }

  @Test
  void refuseMoreNeighboursThanThereAreOtherRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new LocalOutlierFactor(10, false, AUTO).inspect(Suspect.of(tenPoints()), new Seed(1)))
        .withMessage(
            "local-outlier-factor with k = 10 needs 11 rows or more, data set \"ten points\" has 10;"
                + " ask for fewer neighbours");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KnnDistance(0, KnnDistance.Measure.MEAN, false, AUTO));
    assertThatIllegalArgumentException().isThrownBy(() -> new IsolationForest(0, 256, false, AUTO));
    assertThatIllegalArgumentException().isThrownBy(() -> new IsolationForest(10, 1, false, AUTO));
  }

  private static String reason(Defence defence, Dataset points) {
    return defence.inspect(Suspect.of(points), new Seed(1)).reason(4);
  }

  private static Dataset tenPoints() {
    return Dataset.of(
        "ten points",
        Table.of(
            NumericColumn.of("x", false, 1, 2, 3, 4, 100, 5, 6, 7, 8, 9),
            NumericColumn.of("y", false, 2, 3, 4, 5, 200, 6, 7, 8, 9, 10)),
        Labels.of("label", List.of("a"), new int[10]));
  }

  private static double auc(Defence defence, Function<Seed, Planted> plant) {
    return LongStream.rangeClosed(1, SEEDS)
        .mapToDouble(seed -> {
          Planted planted = plant.apply(new Seed(seed));
          return planted.auc(defence.inspect(Suspect.of(planted.data()), new Seed(seed)));
        })
        .average()
        .orElseThrow();
  }
}
