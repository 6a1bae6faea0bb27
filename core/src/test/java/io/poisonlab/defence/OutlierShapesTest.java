// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Of the detectors of shapes")
class OutlierShapesTest {
  private static final Contamination AUTO = Contamination.auto();
  private static final Dataset CANCER = Datasets.breastCancer();
  private static final Dataset DIGITS = Datasets.digits();

  /** Returns a mean over five seeds. */
  private static double mean(
      Defence defence,
      Function<Seed, Planted> plant,
      ToDoubleBiFunction<Planted, Suspicion> measure) {
    return LongStream.rangeClosed(1, 5)
        .mapToObj(Seed::new)
        .mapToDouble(seed -> {
          Planted planted = plant.apply(seed);
          return measure.applyAsDouble(
              planted, defence.inspect(Suspect.of(planted.data()), seed.fork("inspect")));
        })
        .average()
        .orElseThrow();
  }

  private static Planted box(Seed seed) {
    return Planted.box(CANCER, 0.05, seed);
  }

  private static Planted flips(Seed seed) {
    return Planted.flips(CANCER, 0.1, seed);
  }

  /** Features alone cannot tell a flipped label: on either set the area is near a half. */
  private static void blind(Defence defence) {
    for (Dataset data : List.of(CANCER, DIGITS)) {
      double auc = mean(defence, seed -> Planted.flips(data, 0.1, seed), Planted::auc);
      assertThat(auc).as(data.name()).isBetween(0.45, 0.55);
    }
  }

  private static Planted cluster(Seed seed) {
    return Planted.cluster(CANCER, 0.05, 1.5, seed);
  }

  @Nested
  @DisplayName("robust Mahalanobis distance")
  class Distance {
    @Test
    void findsRowsOffTheCloudAndNoFlippedLabels() {
      Mahalanobis global = new Mahalanobis(AUTO, false);

      assertThat(mean(global, OutlierShapesTest::box, Planted::auc)).isGreaterThan(0.99);
      assertThat(mean(global, OutlierShapesTest::box, Planted::recall)).isGreaterThan(0.95);
      assertThat(mean(global, OutlierShapesTest::box, Planted::falseAlarms)).isLessThan(0.2);
      blind(global);
    }

    @Test
    void findsFlippedLabelsOfDigitsClassByClass() {
      Planted planted = Planted.flips(DIGITS, 0.1, new Seed(1));
      Suspect suspect = Suspect.of(planted.data());
      Mahalanobis perClass = new Mahalanobis(Contamination.share(0.1), true);

      Suspicion found = perClass.inspect(suspect, new Seed(2));

      assertThat(planted.auc(found)).isGreaterThan(0.9);
      assertThat(planted.recall(found)).isGreaterThan(0.6);
      assertThat(planted.falseAlarms(found)).isLessThan(0.05);
      assertThat(perClass.warnings(suspect))
          .singleElement()
          .asString()
          .startsWith(
              "in class \"0\", class \"1\", class \"2\" and 7 more classes half of the rows");
    }

    @Test
    void needsThreeRows() {
      assertThatThrownBy(() ->
              new Mahalanobis(AUTO, false)
                  .inspect(Suspect.of(CANCER.select(new int[] {0, 1})), new Seed(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "robust-mahalanobis needs 3 rows or more to compare, data set \"breast-cancer\" has"
                  + " 2; add rows");
    }
  }

  @Nested
  @DisplayName("the one-class machine")
  class Machine {
    @Test
    void findsRowsOutsideTheRegionAndNoFlippedLabels() {
      OneClassSvm global = new OneClassSvm(AUTO, 0.5, 0, false);

      assertThat(mean(global, OutlierShapesTest::box, Planted::auc)).isGreaterThan(0.97);
      assertThat(mean(global, OutlierShapesTest::box, Planted::recall)).isGreaterThan(0.9);
      assertThat(mean(global, OutlierShapesTest::box, Planted::falseAlarms)).isLessThan(0.1);
      blind(global);
      assertThat(mean(new OneClassSvm(AUTO, 0.5, 0, true), OutlierShapesTest::flips, Planted::auc))
          .isGreaterThan(0.65);
    }

    @Test
    void fitsSomeRowsOfManyAndScoresAll() {
      int n = 5100;
      double[] values = new Seed(3).generator().doubles(n).toArray();
      values[7] = 40;
      Dataset many =
          Dataset.of(
              "many",
              Table.of(NumericColumn.of("x", false, values)),
              Labels.of("y", List.of("a"), new int[n]));

      Suspicion found =
          new OneClassSvm(Contamination.share(0.0002), 0.01, 0, false)
              .inspect(Suspect.of(many), new Seed(1));

      assertThat(found.flagged().stream()).containsExactly(7);
    }

    @Test
    void refusesSharesAndWidthsThatMeanNothing() {
      assertThatThrownBy(() -> new OneClassSvm(AUTO, 0, 0, false))
          .hasMessage("nu must be in (0, 1], found 0.0");
      assertThatThrownBy(() -> new OneClassSvm(AUTO, 0.5, -1, false))
          .hasMessage("gamma must be 0 or more, and finite, found -1.0");
    }
  }

  @Nested
  @DisplayName("sphere and slab")
  class Sphere {
    @Test
    void findsFlippedLabelsByTheirDistanceFromTheClass() {
      SphereSlab detector = new SphereSlab(AUTO);

      assertThat(mean(detector, OutlierShapesTest::flips, Planted::auc)).isGreaterThan(0.85);
      assertThat(mean(detector, OutlierShapesTest::box, Planted::auc)).isGreaterThan(0.9);
      assertThat(mean(detector, OutlierShapesTest::box, Planted::falseAlarms)).isLessThan(0.1);
    }

    @Test
    void judgesByTheCentresOfATrustedSample() {
      int half = CANCER.size() / 2;
      Dataset trusted = CANCER.select(IntStream.range(0, half).toArray());
      Dataset rest = CANCER.select(IntStream.range(half, CANCER.size()).toArray());
      Planted planted = Planted.flips(rest, 0.4, new Seed(1));
      SphereSlab detector = new SphereSlab(AUTO);
      Suspect alone = Suspect.of(planted.data());
      Suspect beside = new Suspect(planted.data(), Optional.of(trusted));

      double without = planted.auc(detector.inspect(alone, new Seed(1)));
      double with = planted.auc(detector.inspect(beside, new Seed(1)));

      assertThat(with).isGreaterThan(without + 0.05);
      assertThat(detector.warnings(alone)).hasSize(1);
      assertThat(detector.warnings(beside)).isEmpty();
    }
  }

  @Nested
  @DisplayName("small clusters")
  class Groups {
    @Test
    void findDensePoisonThatOutlierDetectorsTakeForARegion() {
      SmallClusters means = new SmallClusters(0.25, SmallClusters.Method.K_MEANS, 15);

      assertThat(mean(means, OutlierShapesTest::cluster, Planted::auc)).isGreaterThan(0.97);
      assertThat(mean(means, OutlierShapesTest::cluster, Planted::recall)).isGreaterThan(0.95);
      assertThat(mean(means, OutlierShapesTest::cluster, Planted::falseAlarms)).isLessThan(0.03);
      assertThat(means.inspect(Suspect.of(CANCER), new Seed(1)).flagged().size())
          .isLessThan((int) (0.03 * CANCER.size()));
    }

    @Test
    void areFoundByDensityToo() {
      Planted planted = Planted.cluster(DIGITS, 0.05, 1.5, new Seed(1));
      SmallClusters density = new SmallClusters(0.25, SmallClusters.Method.HDBSCAN, 15);

      Suspicion found = density.inspect(Suspect.of(planted.data()), new Seed(1));

      assertThat(planted.recall(found)).isGreaterThan(0.95);
      assertThat(planted.falseAlarms(found)).isLessThan(0.01);
      assertThat(density.inspect(Suspect.of(DIGITS), new Seed(1)).flagged().size())
          .isLessThan((int) (0.015 * DIGITS.size()));
    }

    @Test
    void ofWhichNoneStandsApartAreLeftAlone() {
      double[] ramp = new double[60];
      Arrays.setAll(ramp, i -> i);
      Dataset even =
          Dataset.of(
              "even",
              Table.of(NumericColumn.of("x", false, ramp)),
              Labels.of("y", List.of("a"), new int[60]));

      assertThat(
              new SmallClusters(0.25, SmallClusters.Method.K_MEANS, 2)
                  .inspect(Suspect.of(even), new Seed(1))
                  .flagged()
                  .size())
          .isZero();
    }
  }
}
