// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.poisonlab.attack.Backdoor;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.backdoor.BadNetsPatch;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.Predictions;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.learner.TrainingEpoch;
import io.poisonlab.onnx.OnnxImages;
import io.poisonlab.random.Seed;
import io.poisonlab.source.NamedData;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A convolutional network")
class ConvolutionalNetworkLearnerTest {
  private static final Dataset DIGITS = NamedData.read("mnist(rows=6000;seed=1)");
  private static final Split SPLIT = Split.stratified(DIGITS, 0.5, new Seed(1));

  @Test
  @DisplayName(
      "learns digits from 3,000 images, obeys a trigger, and its ONNX file says the same of all images")
  void learnsDigitsAndObeysATrigger() throws OrtException {
    Poisoned poisoned =
        new BadNetsPatch(Budget.fraction(0.1), Backdoor.usual()).poison(SPLIT.train(), new Seed(1));
    TrainedModel model =
        new ConvolutionalNetworkLearner(4, 32, 0.001, 16, 128, 0, 0, List.of(), 0)
            .train(poisoned.dataset(), new Seed(1));
    Table clean = SPLIT.test().table();
    Table stamped = poisoned.aim().orElseThrow().present(clean);

    assertThat(accuracy(model, SPLIT.test())).isGreaterThan(0.9);
    long zeros =
        IntStream.of(model.predict(stamped).labels().toArray()).filter(code -> code == 0).count();
    assertThat((double) zeros / stamped.size()).isGreaterThan(0.8);
    for (Table images : List.of(clean, stamped)) {
      Predictions ours = model.predict(images);
      assertThat(onnxLabels(model, images))
          .containsExactly(
              IntStream.range(0, ours.size())
                  .mapToObj(row -> ours.labels().name(row))
                  .toArray(String[]::new));
    }
  }

  @Test
  @DisplayName("is the same whatever runs beside it, and another with another seed")
  void isDeterministic() throws Exception {
    Dataset small = SPLIT.train().select(IntStream.range(0, 600).toArray());
    ConvolutionalNetworkLearner learner =
        new ConvolutionalNetworkLearner(2, 64, 0.002, 8, 32, 0.3, 0.01, List.of("shift"), 0);

    byte[] alone = learner.train(small, new Seed(5)).toOnnx();
    try (ForkJoinPool pool = new ForkJoinPool(3)) {
      List<byte[]> together =
          pool.submit(() ->
                  IntStream.range(0, 3)
                      .parallel()
                      .mapToObj(_ -> learner.train(small, new Seed(5)).toOnnx())
                      .toList())
              .get();
      assertThat(together).allSatisfy(bytes -> assertThat(bytes).isEqualTo(alone));
    }
    assertThat(learner.train(small, new Seed(6)).toOnnx()).isNotEqualTo(alone);
  }

  @Test
  @DisplayName("tells how its training went, by epochs, and gives probabilities that sum to 1")
  void tellsItsCurve() {
    Dataset small = SPLIT.train().select(IntStream.range(0, 1000).toArray());
    TrainedModel model = new ConvolutionalNetworkLearner(3).train(small, new Seed(1));

    List<TrainingEpoch> curve = model.network().orElseThrow().curve();
    assertThat(curve).hasSize(3);
    assertThat(curve.get(2).loss()).isLessThan(curve.get(0).loss());
    assertThat(curve.get(2).accuracy()).isGreaterThan(curve.get(0).accuracy());
    Predictions said = model.predict(small.table());
    assertThat(IntStream.range(0, 10).mapToDouble(code -> said.probability(0, code)).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(model.hasSmileCopy()).isFalse();
    assertThat(model.network().orElseThrow().hidden(ImageColumn.alone(small, "test"))[0])
        .hasSize(128);
  }

  @Test
  @DisplayName("reads colours")
  void readsColours() throws OrtException {
    Dataset pictures = NamedData.read("pictures(rows=400)");
    TrainedModel model = new ConvolutionalNetworkLearner(3).train(pictures, new Seed(1));
    Predictions ours = model.predict(pictures.table());

    assertThat(onnxLabels(model, pictures.table()))
        .containsExactly(
            IntStream.range(0, ours.size())
                .mapToObj(row -> ours.labels().name(row))
                .toArray(String[]::new));
  }

  @Test
  @DisplayName("refuses tables, tiny images and settings out of range, in words")
  void refuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConvolutionalNetworkLearner(1).train(Datasets.iris(), new Seed(1)))
        .withMessageContaining("convolutional-network reads images")
        .withMessageContaining("mnist for example");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Layout(ImageShape.grey(12, 28), 16, 128, 10))
        .withMessageContaining("from 16 to 256 pixels, found 12 × 28 grey");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learner(Map.of("augment", List.of("mirror"))))
        .withMessageContaining("[shift, rotate, cutout], found \"mirror\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learner(Map.of("dropout", 1.0)))
        .withMessageContaining("dropout");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learner(Map.of("epochs", 0)))
        .withMessageContaining("epochs must be in [1, 1000], found 0");
  }

  private static Object learner(Map<String, ?> settings) {
    return new ConvolutionalNetworkLearner.Provider().create(settings);
  }

  private static double accuracy(TrainedModel model, Dataset rows) {
    Predictions said = model.predict(rows.table());
    return (double)
            IntStream.range(0, rows.size())
                .filter(row -> said.labels().code(row) == rows.labels().code(row))
                .count()
        / rows.size();
  }

  private static String[] onnxLabels(TrainedModel model, Table table) throws OrtException {
    ImageColumn images = (ImageColumn) table.columns().getFirst();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model.toOnnx());
        OnnxTensor input =
            OnnxTensor.createTensor(
                environment,
                OnnxImages.bytes(images),
                OnnxImages.shape(images),
                OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of(images.name(), input))) {
      return (String[]) result.get(model.labelOutput()).orElseThrow().getValue();
    }
  }
}
