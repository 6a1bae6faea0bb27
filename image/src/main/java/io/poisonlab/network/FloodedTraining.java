// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.ImageTrainingSet;
import io.poisonlab.random.Seed;
import java.util.stream.IntStream;

/**
 * A short training whose loss is kept from falling below a level: steps climb while it is lower.
 * Rows that are learned more easily than the others, as those with a trigger are, go on below it.
 *
 * <p>Li, Lyu, Koren, Lyu, Li and Ma (2021), "Anti-backdoor learning", arXiv 2110.11571, section 3.2
 * and eq. 3, by the mean loss of each batch as in their code.
 *
 * @param epochs how often each row is seen, 1 or more
 * @param level the loss, above 0
 */
public record FloodedTraining(int epochs, double level) {
  /**
   * Trains a convolutional network of the usual settings.
   *
   * @param reader what asks for it, for messages
   * @return for each row its log loss afterwards
   * @throws IllegalArgumentException if the data are no images, or hold one class only
   */
  public double[] losses(Dataset data, Seed seed, String reader) {
    ImageTrainingSet training = ImageTrainingSet.of(data, reader);
    ConvolutionalNetworkLearner usual = new ConvolutionalNetworkLearner(epochs);
    int[] codes = training.codes();
    double[][] scores =
        new NetworkTraining(usual.layout(training), usual.recipe(epochs, level), seed)
            .train(training.images(), codes, Progress.NONE)
            .scores(training.images());
    return IntStream.range(0, codes.length)
        .mapToDouble(row -> loss(scores[row], codes[row]))
        .toArray();
  }

  private static double loss(double[] scores, int code) {
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - scores[code]);
    }
    return Math.log(sum);
  }
}
