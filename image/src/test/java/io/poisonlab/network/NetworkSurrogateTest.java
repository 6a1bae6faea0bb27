// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.image.LargeDigits;
import io.poisonlab.learner.ImageTrainingSet;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The attacker's network")
class NetworkSurrogateTest {
  private static final Dataset CLEAN = LargeDigits.training();
  private static final ImageColumn CLEAN_IMAGES = (ImageColumn) CLEAN.table().columns().getFirst();
  private static final ConvolutionalNetworkLearner SETTINGS = new ConvolutionalNetworkLearner(6);
  private static final Seed SEED = new Seed(3);
  private static final NetworkSurrogate SURROGATE = NetworkSurrogate.of(CLEAN, SETTINGS, SEED);
  private static final ConvolutionalNetwork NETWORK =
      SETTINGS.network(ImageTrainingSet.of(CLEAN, "test"), SEED, Progress.NONE);

  private static ImageColumn column(List<byte[]> pixels) {
    return ImageColumn.of("image", CLEAN_IMAGES.shape(), pixels);
  }

  private static int[] rowsOf(String digit, int most) {
    return Arrays.stream(CLEAN.labels().rowsOf(CLEAN.labels().codeOf(digit))).limit(most).toArray();
  }

  @Test
  @DisplayName("is wrong about images that moved against it, and right about them before")
  void repelled() {
    int[] zeros = rowsOf("0", 60);

    assertThat(zeros(CLEAN_IMAGES.select(zeros))).isGreaterThan(55);
    assertThat(zeros(column(SURROGATE.repelled(zeros, 0.3, 10)))).isLessThan(30);
  }

  private static long zeros(ImageColumn images) {
    return Arrays.stream(NETWORK.scores(images))
        .filter(scores -> Arrays.stream(scores).max().orElseThrow() == scores[0])
        .count();
  }

  @Test
  @DisplayName("takes images that collide with another one for it, by far more than before")
  void colliding() {
    int[] sevens = rowsOf("7", 20);
    int one = rowsOf("1", 1)[0];

    double before = apart(CLEAN_IMAGES.select(sevens), one);
    double marked = apart(column(SURROGATE.colliding(sevens, one, 0.3, 0.25, 1)), one);
    double after = apart(column(SURROGATE.colliding(sevens, one, 0.3, 0.25, 100)), one);

    assertThat(marked).isLessThan(before);
    assertThat(after).isLessThan(0.3 * before);
  }

  private static double apart(ImageColumn images, int row) {
    double[] wanted = NETWORK.hidden(CLEAN_IMAGES.select(new int[] {row}))[0];
    double sum = 0;
    for (double[] hidden : NETWORK.hidden(images)) {
      for (int i = 0; i < hidden.length; i++) {
        sum += Math.pow(hidden[i] - wanted[i], 2);
      }
    }
    return sum / images.size();
  }

  @Test
  @DisplayName("has the gradients that the engine finds")
  void gradients() {
    Torch.with(arrays -> {
      LiveNetwork live = NETWORK.live(arrays);
      int[] rows = {0, 1, 2, 3, 4};
      NDArray batch = Batch.array(arrays, Batch.numbers(CLEAN_IMAGES, rows), CLEAN_IMAGES.shape());
      NDArray classes = Batch.classes(arrays, CLEAN.labels().toArray(), rows, 10);
      List<NDArray> closed = Matching.gradients(live, batch, classes);
      live.weights().forEach(array -> array.setRequiresGradient(true));
      Torch.backward(
          Torch.remembering(() -> NetworkTraining.loss(live.scores(live.hidden(batch)), classes)));
      same(closed.get(0), live.weights().get(6).getGradient());
      same(closed.get(1), live.weights().get(4).getGradient());
      return true;
    });
  }

  private static void same(NDArray found, NDArray expected) {
    assertThat(found.getShape()).isEqualTo(expected.getShape());
    float[] these = found.toFloatArray();
    float[] those = expected.toFloatArray();
    for (int i = 0; i < these.length; i++) {
      assertThat((double) these[i]).isCloseTo(those[i], offset(1e-5));
    }
  }

  @Test
  @DisplayName("trains on images of one class as one of another would, more than before")
  void matching() {
    int[] sevens = rowsOf("7", 20);
    int one = rowsOf("1", 1)[0];

    double before = cosine(CLEAN_IMAGES.select(sevens), one);
    double after = cosine(column(SURROGATE.matching(sevens, one, 0.2, 30)), one);

    assertThat(after).isGreaterThan(before + 0.2);
  }

  private static double cosine(ImageColumn images, int one) {
    return Torch.with(arrays -> {
      LiveNetwork live = NETWORK.live(arrays);
      int[] all = IntStream.range(0, images.size()).toArray();
      NDArray classes = arrays.zeros(new Shape(images.size(), 10));
      classes.set(new NDIndex(":, 7"), 1);
      NDArray wanted =
          Batch.array(arrays, Batch.numbers(CLEAN_IMAGES, new int[] {one}), images.shape());
      NDArray batch = Batch.array(arrays, Batch.numbers(images, all), images.shape());
      NDArray seven = classes.get(":1");
      return (double)
          new Matching(Matching.gradients(live, wanted, seven))
              .cosine(live, batch, classes)
              .getFloat();
    });
  }
}
