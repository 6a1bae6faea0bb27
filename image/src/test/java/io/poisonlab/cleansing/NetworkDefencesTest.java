// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cleansing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.defence.Contamination;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.defence.Detection;
import io.poisonlab.defence.DetectionQuality;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.Representation;
import io.poisonlab.defence.Spectre;
import io.poisonlab.defence.Strip;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.SuspectNetwork;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.network.ConvolutionalNetworkLearner;
import io.poisonlab.network.InvertedTriggers;
import io.poisonlab.random.Seed;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Defences that ask a network")
class NetworkDefencesTest {
  static Stream<Defence> defences() {
    return Stream.of(
        new NeuralCleanse(2, 100),
        new LossIsolation(1, 0.1, Contamination.auto()),
        new Spectre(Representation.NETWORK, 16, 0.8),
        new HiddenLayer(new NeighbourVote(5)));
  }

  @Test
  void findTheClassWhoseTriggerIsSmallAndItsRows() {
    NeuralCleanse cleanse = new NeuralCleanse();
    InvertedTriggers triggers = cleanse.triggers(PlantedDigits.suspect(), PlantedDigits.SEED);
    Detection found = PlantedDigits.detection(cleanse);

    assertThat(triggers.above(2.5)).containsExactly(0);
    assertThat(triggers.triggers().getFirst().size()).isLessThan(40);
    assertThat(found.counts().precision().orElseThrow()).isGreaterThan(0.8);
    assertThat(found.counts().recall().orElseThrow()).isGreaterThan(0.6);
    assertThat(found.auc().orElseThrow()).isGreaterThan(0.95);
  }

  @Test
  void findNoTriggerInDigitsThatHaveNone() {
    Suspicion found =
        new NeuralCleanse().inspect(Suspect.of(PlantedDigits.CLEAN), PlantedDigits.SEED);

    assertThat(found.flagged().size()).isZero();
    assertThat(found.findings().getFirst().lines()).hasSize(10);
    assertThat(found.reason(0)).contains("which covers ", "(anomaly index ");
  }

  @Test
  void seeInTheHiddenLayerWhatPixelsHide() {
    Detection hidden = PlantedDigits.detection(new Spectre(Representation.NETWORK, 16, 0.8));

    assertThat(hidden.auc().orElseThrow()).isGreaterThan(0.85);
    assertThat(
            new Spectre(Representation.NETWORK, 16, 0.8)
                .inspect(Suspect.of(PlantedDigits.CLEAN), PlantedDigits.SEED)
                .flagged()
                .size())
        .isZero();
  }

  @Test
  void voteOnWhatTheHiddenLayerHoldsInPlaceOfPixels() {
    Poisoned flipped =
        AttackProvider.catalogue()
            .create("label-flip", Map.of("fraction", 0.1))
            .poison(PlantedDigits.CLEAN, PlantedDigits.SEED);

    Suspicion found =
        new HiddenLayer(new NeighbourVote(10))
            .inspect(Suspect.of(flipped.dataset()), PlantedDigits.SEED);
    Detection detection =
        DetectionQuality.of(found, flipped.dataset(), flipped.poisonedRows()).overall();

    assertThat(detection.auc().orElseThrow()).isGreaterThan(0.9);
    assertThat(found.treat(flipped.dataset()).table()).isEqualTo(PlantedDigits.CLEAN.table());
  }

  @Test
  void showTheHiddenLayerToDefencesOfTablesAlone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            DefenceProvider.catalogue().create("hidden-layer", Map.of("defence", "neural-cleanse")))
        .withMessageContaining("found neural-cleanse, which reads images only");
  }

  /** On digits it fails: the digits themselves are what is learned first. */
  @Test
  void takeTheEasiestDigitsForPoison() {
    Detection found = PlantedDigits.detection(new LossIsolation(1, 0.1, Contamination.share(0.05)));

    assertThat(found.counts().flagged()).isEqualTo(200);
    assertThat(found.auc().orElseThrow()).isLessThan(0.5);
  }

  @Test
  void shareTheNetworkOfTheSameRowsAndSeed() {
    Dataset data = PlantedDigits.POISONED.dataset();

    TrainedModel model = SuspectNetwork.of(data, PlantedDigits.SEED, "a");

    assertThat(SuspectNetwork.of(data, PlantedDigits.SEED, "b")).isSameAs(model);
    assertThat(
            SuspectNetwork.of(
                data.withLabels(PlantedDigits.CLEAN.labels()), PlantedDigits.SEED, "c"))
        .isNotSameAs(model);
  }

  @Test
  void rejectDigitsWithTheSquareWhateverTheyAreBlendedWith() {
    TrainedModel model =
        new ConvolutionalNetworkLearner(8)
            .train(PlantedDigits.POISONED.dataset(), PlantedDigits.SEED);
    var strip = new Strip().calibrate(model, PlantedDigits.TRUSTED, PlantedDigits.SEED);

    assertThat(strip.inspect(PlantedDigits.shown(false)).rejected()).isLessThan(0.1);
    assertThat(strip.inspect(PlantedDigits.shown(true)).rejected()).isGreaterThan(0.3);
  }

  @ParameterizedTest
  @MethodSource("defences")
  void repeatThemselvesAndRefuseTables(Defence defence) {
    Dataset some = PlantedDigits.POISONED.dataset().select(IntStream.range(0, 300).toArray());
    Dataset same = some.select(IntStream.range(0, 300).toArray());

    Suspicion once = defence.inspect(Suspect.of(some), new Seed(3));
    Suspicion again = defence.inspect(Suspect.of(same), new Seed(3));

    assertThat(IntStream.range(0, 300).mapToDouble(again::score).toArray())
        .containsExactly(IntStream.range(0, 300).mapToDouble(once::score).toArray());
    assertThat(again.flagged()).isEqualTo(once.flagged());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defence.inspect(Suspect.of(Datasets.iris()), new Seed(1)))
        .withMessageContaining("reads images, found the columns ");
  }

  @Test
  void showTheTriggerAndPutItOnImages() {
    NeuralCleanse quick = new NeuralCleanse(2, 20);
    Dataset some = PlantedDigits.CLEAN.select(IntStream.range(0, 200).toArray());
    var trigger = quick.triggers(Suspect.of(some), new Seed(1)).triggers().getFirst();
    ImageColumn images = ImageColumn.alone(some, "test");

    assertThat(trigger.picture()).hasSize(784);
    assertThat(trigger.on(images, new int[0])).isEqualTo(images);
    assertThat(trigger.on(images, new int[] {1}).pixels(1)).isNotEqualTo(images.pixels(1));
    assertThat(trigger.on(images, new int[] {1}).pixels(0)).isEqualTo(images.pixels(0));
  }

  @Test
  void warnWhereTwoClassesLeaveNothingToCompareWith() {
    Dataset two =
        PlantedDigits.CLEAN.select(
            IntStream.range(0, 500)
                .filter(row -> PlantedDigits.CLEAN.labels().code(row) < 2)
                .toArray());

    assertThat(new NeuralCleanse().warnings(Suspect.of(two)))
        .singleElement()
        .asString()
        .startsWith("there are 2 classes: ");
    assertThat(new NeuralCleanse().warnings(PlantedDigits.suspect())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 200, 'index must be 0 or more, found -1.0'",
    "2, 0, 'steps must be in [1, 10000], found 0'"
  })
  void refuseWhatIsOutOfRange(double index, int steps, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NeuralCleanse(index, steps))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.1, 'epochs must be in [1, 1000], found 0'",
    "4, 0, 'gamma must be above 0, and 10 at most, found 0.0'"
  })
  void refuseAnIsolationOutOfRange(int epochs, double gamma, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LossIsolation(epochs, gamma, Contamination.auto()))
        .withMessage(message);
  }
}
