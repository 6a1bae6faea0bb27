// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.dataset.Shuffle;
import io.poisonlab.learner.TrainingEpoch;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Trains a network, epoch by epoch. Every epoch draws from a seed of its own, so that one that goes
 * on from a checkpoint gives the same bits.
 */
final class NetworkTraining {
  /** How many steps an adversary takes in training: fewer than in an attack, as all do it. */
  private static final int ADVERSARY_STEPS = 5;

  private final Layout layout;
  private final Recipe recipe;
  private final Seed seed;

  NetworkTraining(Layout layout, Recipe recipe, Seed seed) {
    this.layout = layout;
    this.recipe = recipe;
    this.seed = seed;
  }

  /**
   * Trains.
   *
   * @param codes for each image its class
   * @param progress where it begins, and where each epoch's end is told
   */
  ConvolutionalNetwork train(ImageColumn images, int[] codes, Progress progress) {
    Progress.Point start =
        progress.begin().orElseGet(() -> Progress.Point.start(layout.draw(seed.fork("weights"))));
    return Torch.with(arrays -> {
      LiveNetwork network = new LiveNetwork(arrays, layout, start.weights());
      Adam adam = new Adam(arrays, network.weights(), recipe.rate(), recipe.decay());
      start.adam().ifPresent(adam::resume);
      List<TrainingEpoch> curve = new ArrayList<>(start.curve());
      while (curve.size() < recipe.epochs()) {
        curve.add(epoch(arrays, network, adam, images, codes, seed.fork(curve.size())));
        progress.ended(() -> Progress.Point.of(network.copy(), adam.state(), curve));
      }
      progress.finished();
      return new ConvolutionalNetwork(layout, network.copy(), curve);
    });
  }

  private TrainingEpoch epoch(
      NDManager arrays,
      LiveNetwork network,
      Adam adam,
      ImageColumn images,
      int[] codes,
      Seed epoch) {
    int[] order = Shuffle.shuffled(Shuffle.range(images.size()), epoch.fork("order").generator());
    RandomGenerator changes = epoch.fork("changes").generator();
    RandomGenerator gaps = epoch.fork("gaps").generator();
    double loss = 0;
    int right = 0;
    for (int from = 0; from < order.length; from += recipe.batch()) {
      int[] rows = Arrays.copyOfRange(order, from, Math.min(from + recipe.batch(), order.length));
      try (NDManager step = arrays.newSubManager()) {
        NDArray batch = Batch.array(step, changed(images, rows, changes), layout.input());
        NDArray classes = Batch.classes(step, codes, rows, layout.classes());
        NDArray seen = recipe.adversarial() > 0 ? against(step, network, batch, classes) : batch;
        NDArray scores =
            Torch.remembering(
                () -> network.scores(withGaps(network.hidden(seen), step, rows.length, gaps)));
        NDArray sum = Torch.remembering(() -> loss(scores, classes));
        NDArray mean = Torch.remembering(() -> sum.div(Torch.number(sum, rows.length)));
        double sign = mean.getFloat() < recipe.flood() ? -1 : 1;
        Torch.backward(Torch.remembering(() -> mean.mul(Torch.number(mean, sign))));
        adam.step();
        loss += sum.getFloat();
        right += agreeing(scores, codes, rows);
      }
    }
    return new TrainingEpoch(loss / order.length, (double) right / order.length);
  }

  /** Returns the sum of the log losses. */
  static NDArray loss(NDArray scores, NDArray classes) {
    return scores.logSoftmax(1).mul(classes).sum().neg();
  }

  private static int agreeing(NDArray scores, int[] codes, int[] rows) {
    long[] said = scores.argMax(1).toLongArray();
    int agreeing = 0;
    for (int i = 0; i < rows.length; i++) {
      agreeing += said[i] == codes[rows[i]] ? 1 : 0;
    }
    return agreeing;
  }

  private float[] changed(ImageColumn images, int[] rows, RandomGenerator random) {
    float[] numbers = Batch.numbers(images, rows);
    ImageShape shape = images.shape();
    for (Augmentation augmentation : recipe.augmentations()) {
      for (int i = 0; i < rows.length; i++) {
        augmentation.change(numbers, i * shape.bytes(), shape, random);
      }
    }
    return numbers;
  }

  private NDArray against(NDManager step, LiveNetwork network, NDArray batch, NDArray classes) {
    NDArray changed =
        new Pgd(recipe.adversarial(), ADVERSARY_STEPS)
            .climb(step, batch, images -> loss(network.scores(network.hidden(images)), classes));
    network.forgetGradients();
    return changed;
  }

  /** Returns the hidden values where some are left out and the others are the larger. */
  private NDArray withGaps(NDArray hidden, NDManager step, int rows, RandomGenerator random) {
    if (recipe.dropout() == 0) {
      return hidden;
    }
    float[] factors = new float[rows * layout.hidden()];
    float kept = (float) (1 / (1 - recipe.dropout()));
    for (int i = 0; i < factors.length; i++) {
      factors[i] = random.nextDouble() < recipe.dropout() ? 0 : kept;
    }
    return hidden.mul(step.create(factors, new Shape(rows, layout.hidden())));
  }
}
