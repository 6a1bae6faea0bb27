// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.network.ConvolutionalNetworkLearner;
import io.poisonlab.random.Seed;
import io.poisonlab.source.NamedData;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Times reading MNIST and an epoch of the network on it.
 *
 * <p>Run: {@code java -cp IMAGE bench/java/io/poisonlab/bench/Images.java IMAGES}. Prints a line of
 * JSON per figure. An epoch is what training for two epochs takes longer than for one, so that the
 * start of the engine does not count.
 */
public final class Images {
  private static final int RUNS = 3;

  private Images() {}

  /** Times both. */
  public static void main(String[] arguments) {
    Dataset data = NamedData.read("mnist"); // fetches it, and warms up
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      data = NamedData.read("mnist");
      System.out.printf(
          Locale.ROOT, "{\"work\": \"load mnist\", \"seconds\": %.4f}%n", seconds(start));
    }
    int images = Integer.parseInt(arguments[0]);
    Dataset train = data.select(IntStream.range(0, images).toArray());
    Dataset test = data.select(IntStream.range(60_000, 70_000).toArray());
    new ConvolutionalNetworkLearner(1).train(train.select(new int[] {0, 1, 2, 3}), new Seed(1));
    double one = seconds(() -> new ConvolutionalNetworkLearner(1).train(train, new Seed(2)));
    TrainedModel[] model = new TrainedModel[1];
    double two =
        seconds(() -> model[0] = new ConvolutionalNetworkLearner(2).train(train, new Seed(1)));
    Labels said = model[0].predict(test.table()).labels();
    double right =
        IntStream.range(0, test.size())
            .filter(row -> said.code(row) == test.labels().code(row))
            .count();
    System.out.printf(
        Locale.ROOT,
        "{\"work\": \"cnn %d\", \"seconds\": %.4f, \"accuracy\": %.4f}%n",
        images,
        two - one,
        right / test.size());
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return seconds(start);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
