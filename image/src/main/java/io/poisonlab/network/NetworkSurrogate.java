// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Derivation;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.ImageTrainingSet;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network that an attacker trains on the clean rows, and changes images against: the attacker
 * does not know the model that will be trained on them. It is trained once for the same rows,
 * settings and seed, as long as memory is not short. Safe for use by several threads.
 *
 * <p>Images are changed in blocks of {@value #BLOCK}, blocks in parallel, each on one thread: the
 * same bits whatever the number of threads.
 */
public final class NetworkSurrogate {
  private static final int BLOCK = 250;

  /** The step size that a collision begins with: larger than is good, as it halves itself. */
  private static final double FIRST_RATE = 0.05;

  private final ImageColumn images;
  private final int[] codes;
  private final ConvolutionalNetwork network;

  private NetworkSurrogate(ImageColumn images, int[] codes, ConvolutionalNetwork network) {
    this.images = images;
    this.codes = codes;
    this.network = network;
  }

  /**
   * Returns the network of these settings on these rows.
   *
   * @param settings how it is trained
   * @throws IllegalArgumentException if the data are not images of two classes or more
   */
  public static NetworkSurrogate of(
      Dataset clean, ConvolutionalNetworkLearner settings, Seed seed) {
    ImageTrainingSet rows = ImageTrainingSet.of(clean, "the attacker's network");
    return new NetworkSurrogate(
        rows.images(),
        rows.codes(),
        clean.table().derived(new Trained(settings, clean.labels(), seed)));
  }

  /** A network, remembered with the rows that it was trained on. */
  private record Trained(ConvolutionalNetworkLearner settings, Labels labels, Seed seed)
      implements Derivation<ConvolutionalNetwork> {
    @Override
    public ConvolutionalNetwork from(Table table) {
      ImageTrainingSet rows =
          ImageTrainingSet.of(Dataset.of("surrogate", table, labels), "the attacker's network");
      return settings.network(rows, seed, Progress.NONE);
    }
  }

  /**
   * Returns images moved so that the network takes them for anything but what they are: uphill on
   * the log loss of their class, by steps along the sign of its gradient.
   *
   * <p>Madry et al. (2018), arXiv 1706.06083, section 2.1, from the images themselves on.
   *
   * @param rows which of the rows that it was trained on
   * @param strength how far a pixel may move, in [0, 1] of the whole brightness
   * @param steps how many steps, each of 2.5 · strength / steps
   * @return for each of these rows its new pixels
   */
  public List<byte[]> repelled(int[] rows, double strength, int steps) {
    return blocks(
        rows,
        (arrays, live, batch, block) -> {
          NDArray classes = Batch.classes(arrays, codes, block, network.layout().classes());
          return new Pgd(strength, steps)
              .climb(
                  arrays,
                  batch,
                  seen -> NetworkTraining.loss(live.scores(live.hidden(seen)), classes));
        });
  }

  /**
   * Returns images that the hidden layer takes for another one, while they stay like what they are.
   *
   * <p>Shafahi et al. (2018), arXiv 1804.00792, algorithm 1 and, for the watermark, section 4.2.
   *
   * @param rows which of the rows that it was trained on
   * @param wanted the row of the image that they shall collide with
   * @param watermark by how much that image shows in them to begin with, in [0, 1)
   * @param likeness how much looking like themselves counts: β₀ of section 3
   * @param iterations how many steps there are
   * @return for each of these rows its new pixels
   */
  public List<byte[]> colliding(
      int[] rows, int wanted, double watermark, double likeness, int iterations) {
    Layout layout = network.layout();
    double weight =
        likeness * Math.pow((double) layout.hidden() / layout.input().bytes(), 2); // their β
    return blocks(
        rows,
        (arrays, live, batch, _) -> {
          NDArray other = image(arrays, wanted);
          NDArray marked = batch.mul(1 - watermark).add(other.mul(watermark));
          return new Collision(iterations, FIRST_RATE, weight)
              .of(arrays, live, marked, live.hidden(other));
        });
  }

  /**
   * Returns images on which a training step goes the way that takes another image for their class.
   *
   * <p>Geiping et al. (2021), arXiv 2009.02276, algorithm 1, with the gradients of the last two
   * layers alone and steps along the sign.
   *
   * @param rows which of the rows that it was trained on; all of one class
   * @param wanted the row of the image that shall be taken for that class
   * @param strength how far a pixel may move, in [0, 1] of the whole brightness
   * @param steps how many steps, each of 2.5 · strength / steps
   * @return for each of these rows its new pixels
   */
  public List<byte[]> matching(int[] rows, int wanted, double strength, int steps) {
    int classes = network.layout().classes();
    return blocks(
        rows,
        (arrays, live, batch, block) -> {
          NDArray own = Batch.classes(arrays, codes, block, classes);
          NDArray one = Batch.classes(arrays, codes, new int[] {block[0]}, classes);
          Matching matching = new Matching(Matching.gradients(live, image(arrays, wanted), one));
          return new Pgd(strength, steps)
              .climb(arrays, batch, seen -> matching.cosine(live, seen, own));
        });
  }

  private NDArray image(NDManager arrays, int row) {
    return Batch.array(arrays, Batch.numbers(images, new int[] {row}), images.shape());
  }

  /** What is done to a block of images. */
  private interface Change {
    NDArray of(NDManager arrays, LiveNetwork live, NDArray batch, int[] rows);
  }

  private List<byte[]> blocks(int[] rows, Change change) {
    ImageShape shape = images.shape();
    return IntStream.range(0, (rows.length + BLOCK - 1) / BLOCK)
        .parallel()
        .mapToObj(i -> Arrays.copyOfRange(rows, i * BLOCK, Math.min((i + 1) * BLOCK, rows.length)))
        .map(block ->
            Torch.with(arrays -> {
              NDArray batch = Batch.array(arrays, Batch.numbers(images, block), shape);
              return Batch.images(change.of(arrays, network.live(arrays), batch, block), shape);
            }))
        .flatMap(List::stream)
        .toList();
  }
}
