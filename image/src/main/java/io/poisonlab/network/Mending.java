// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.learner.ImageTrainingSet;
import io.poisonlab.learner.Learner;
import io.poisonlab.random.Seed;
import java.util.Arrays;

/** What learners share that train a network and mend it afterwards. */
final class Mending {
  private Mending() {}

  /**
   * Returns the settings of the network to be mended.
   *
   * @param id what mends it, for messages
   * @throws IllegalArgumentException if it is another learner
   */
  static ConvolutionalNetworkLearner network(Learner learner, String id) {
    if (learner instanceof ConvolutionalNetworkLearner network) {
      return network;
    }
    throw new IllegalArgumentException(
        "%s mends networks: the setting \"network\" must be a convolutional-network, found %s"
            .formatted(id, learner));
  }

  /** Goes on training a network on other rows, each with a class that it knows. */
  static ConvolutionalNetwork tune(
      ConvolutionalNetworkLearner settings,
      ConvolutionalNetwork network,
      ImageColumn images,
      int[] codes,
      int epochs,
      Seed seed) {
    return new NetworkTraining(network.layout(), settings.recipe(epochs, 0), seed)
        .train(images, codes, Progress.from(network.weights()));
  }

  /** Returns the share of images that a network takes for what they are. */
  static double accuracy(ConvolutionalNetwork network, ImageColumn images, int[] codes) {
    double[][] scores = network.scores(images);
    int right = 0;
    for (int row = 0; row < codes.length; row++) {
      double most = Arrays.stream(scores[row]).max().orElseThrow();
      right += scores[row][codes[row]] == most ? 1 : 0;
    }
    return (double) right / codes.length;
  }

  /**
   * Returns a trusted sample for a network of these rows.
   *
   * @throws IllegalArgumentException if it is empty, or its images or classes are others
   */
  static ImageTrainingSet trusted(Dataset sample, Dataset data, String id) {
    ImageTrainingSet trusted = ImageTrainingSet.of(sample, id);
    ImageTrainingSet training = ImageTrainingSet.of(data, id);
    if (!trusted.images().shape().equals(training.images().shape())
        || trusted.classCount() != training.classCount()
        || !sample.labels().classes().equals(data.labels().classes())) {
      throw new IllegalArgumentException(
          "%s: the trusted sample has %s and rows of %d classes, the training rows %s and %d; they must be the same"
              .formatted(
                  id,
                  trusted.images(),
                  trusted.classCount(),
                  training.images(),
                  training.classCount()));
    }
    return trusted;
  }
}
