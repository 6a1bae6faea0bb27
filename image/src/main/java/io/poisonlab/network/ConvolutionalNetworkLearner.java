// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.ImageTrainingSet;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.List;

/**
 * A small convolutional network on images: two convolutions, a hidden layer, a score for each
 * class, trained with Adam on the log loss, by PyTorch on one thread.
 *
 * <p>Reads data of one column of images with sides from {@value Layout#LEAST_SIDE} to {@value
 * Layout#MOST_SIDE} pixels, a batch at a time: they need not fit in memory. What a long training
 * has reached is kept after each epoch, and taken up again by the next that is the same. The same
 * data and seed give the same weights on the same kind of processor, whatever the number of
 * threads; other kinds round differently.
 *
 * <p>LeCun, Bottou, Bengio and Haffner (1998), "Gradient-based learning applied to document
 * recognition", section II; without their layers of fixed scale, with ReLU, the largest value of
 * each 2 × 2, and Adam.
 *
 * @param epochs how often each row is seen
 * @param batch how many rows a step sees
 * @param learningRate how far a step goes
 * @param filters of the first convolution; the second has twice as many
 * @param hidden how many values the hidden layer has
 * @param dropout the share of them that a training step does without
 * @param weightDecay which share of learning_rate times a weight each step takes off it
 * @param augment what is done at random to each training image: shift, rotate, cutout
 * @param adversarial how far pixels are moved against the network in training, of the whole
 *     brightness; five steps, six times the time (Madry et al. 2018, arXiv 1706.06083); 0: not
 */
@Id(
    value = "convolutional-network",
    brief = "CNN",
    help = "a small convolutional network on images")
public record ConvolutionalNetworkLearner(
    @Setting(help = "how often each row is seen, 1 to 1000", byDefault = "4") int epochs,
    @Setting(help = "rows in a step, 1 to 10000", byDefault = "128") int batch,
    @Setting(help = "how far a step goes, above 0, at most 1", byDefault = "0.001")
        double learningRate,
    @Setting(help = "filters of the first convolution, 1 to 256", byDefault = "16") int filters,
    @Setting(help = "values of the hidden layer, 1 to 4096", byDefault = "128") int hidden,
    @Setting(help = "hidden values left out in training, 0 to below 1", byDefault = "0.0")
        double dropout,
    @Setting(help = "weight decay, 0 to 1", byDefault = "0.0") double weightDecay,
    @Setting(help = "random changes of training images: shift, rotate, cutout")
        List<String> augment,
    @Setting(help = "how far pixels are moved against it in training, 0 to 1", byDefault = "0.0")
        double adversarial)
    implements Learner {
  private static final String ID = "convolutional-network";

  /** Checks the ranges. */
  public ConvolutionalNetworkLearner {
    Limits.check("epochs", epochs, 1, 1000);
    Limits.check("batch", batch, 1, 10_000);
    Limits.check("filters", filters, 1, 256);
    Limits.check("hidden", hidden, 1, 4096);
    share("learning_rate", learningRate, Double.MIN_VALUE, 1);
    share("dropout", dropout, 0, Math.nextDown(1.0));
    share("weight_decay", weightDecay, 0, 1);
    share("adversarial", adversarial, 0, 1);
    augment = augment.stream().map(name -> Augmentation.of(name).id()).toList();
  }

  /** The network of the settings that plans have where they say nothing. */
  public ConvolutionalNetworkLearner(int epochs) {
    this(epochs, 0);
  }

  /** The same, trained against an adversary that moves pixels so far. */
  public ConvolutionalNetworkLearner(int epochs, double adversarial) {
    this(epochs, 128, 0.001, 16, 128, 0, 0, List.of(), adversarial);
  }

  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    ImageTrainingSet training = ImageTrainingSet.of(data, ID);
    return training.model(network(training, seed, Checkpoint.of(data, this, seed)));
  }

  /** Trains, and tells how far it is. */
  ConvolutionalNetwork network(ImageTrainingSet training, Seed seed, Progress progress) {
    return new NetworkTraining(layout(training), recipe(epochs, 0), seed)
        .train(training.images(), training.codes(), progress);
  }

  /** Returns the sizes of the network for these images and classes. */
  Layout layout(ImageTrainingSet training) {
    return new Layout(training.images().shape(), filters, hidden, training.classCount());
  }

  /** Returns how it trains, in so many epochs, below a loss of {@code flood} upwards. */
  Recipe recipe(int epochs, double flood) {
    return new Recipe(
        epochs,
        batch,
        learningRate,
        weightDecay,
        dropout,
        augment.stream().map(Augmentation::of).toList(),
        adversarial,
        flood);
  }

  private static void share(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be %s %s at most, found %s"
              .formatted(name, least == 0 ? "0 or more, and" : "above 0, and", most, value));
    }
  }

  @Override
  public Accepts accepts() {
    return Accepts.IMAGES;
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(ConvolutionalNetworkLearner.class);
    }
  }
}
