// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.Shuffle;
import io.poisonlab.learner.ImageTrainingSet;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A convolutional network that unlearns its backdoor: triggers are searched in it, and it is tuned
 * on images that carry those found and keep their labels.
 *
 * <p><b>Threat model.</b> A backdoor in the training rows whose trigger is small.
 *
 * <p><b>Steps.</b> (1) Train the network. (2) Search for each class the smallest trigger; those
 * whose anomaly index is above the limit are taken for triggers. Where there is none, the network
 * stays as it is. (3) Draw a tenth of the rows, stamp each trigger on a fifth of them, keep their
 * labels, and train on them.
 *
 * <p><b>Deviations from the paper.</b> Four epochs, not one: after one, digits are read worse than
 * before (measured: 0.92 of them right, 0.97 after four). Without a trusted sample the rows are
 * drawn from the suspect ones; those labelled with a class found, of which some carry the trigger,
 * are left out.
 *
 * <p><b>Limitations.</b> Without a trusted sample the class found is tuned without rows of its own,
 * and may be read worse: of 4,000 digits 0.84 are right afterwards, with a sample of 500 more than
 * 0.9. Those of {@code neural-cleanse}: a trigger that covers the image is no smaller than what
 * turns clean images. Takes as long as {@code neural-cleanse} beside the training.
 *
 * <p><b>Reference.</b> Wang et al. (2019), "Neural Cleanse: identifying and mitigating backdoor
 * attacks in neural networks", IEEE S&amp;P, section VI-B.
 *
 * @param network the network, a convolutional-network
 * @param index the anomaly index above which a trigger is unlearned, 0 or more
 * @param steps how many steps of gradient descent the search of each class takes
 * @param tuning how often each of the drawn rows is seen
 */
@Id(
    value = "unlearned-network",
    brief = "unlearned",
    help = "a convolutional network that unlearns the triggers that are found in it")
public record UnlearnedNetwork(
    @Setting(help = "what is mended", byDefault = "convolutional-network") Learner network,
    @Setting(help = "unlearn above this anomaly index, 0 or more", byDefault = "2.5") double index,
    @Setting(help = "steps of the search of each class, 1 to 10000", byDefault = "200") int steps,
    @Setting(help = "epochs on stamped rows, 1 to 1000", byDefault = "4") int tuning)
    implements Learner {
  private static final String ID = "unlearned-network";
  private static final int SHARE = 10;
  private static final int STAMPED = 5;

  /** Checks the ranges. */
  public UnlearnedNetwork {
    Mending.network(network, ID);
    InvertedTriggers.check(index, steps);
    Limits.check("tuning", tuning, 1, 1000);
  }

  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    return train(data, Optional.empty(), seed);
  }

  @Override
  public TrainedModel train(Dataset data, Optional<Dataset> trusted, Seed seed) {
    ConvolutionalNetworkLearner settings = Mending.network(network, ID);
    TrainedModel model = settings.train(data, seed);
    ImageTrainingSet training = ImageTrainingSet.of(data, ID);
    ImageTrainingSet sample = trusted.map(rows -> Mending.trusted(rows, data, ID)).orElse(training);
    InvertedTriggers found =
        InvertedTriggers.search(model, sample.images(), steps, seed.fork("search"));
    int[] suspects = found.above(index);
    if (suspects.length == 0) {
      return model;
    }
    int[] codes = sample.codes();
    int[] rows = trusted.isPresent() ? Shuffle.range(codes.length) : without(suspects, codes);
    int[] drawn =
        Arrays.stream(
                RowDraw.withoutReplacement(
                    Math.min(rows.length, Math.max(1, data.size() / SHARE)),
                    rows.length,
                    seed.fork("rows").generator()))
            .map(i -> rows[i])
            .toArray();
    ImageColumn images = sample.images().select(drawn);
    for (int i = 0; i < suspects.length; i++) {
      images = found.triggers().get(suspects[i]).on(images, everyFifth(drawn.length, i % STAMPED));
    }
    return training.model(
        Mending.tune(
            settings,
            ConvolutionalNetwork.of(model),
            images,
            Arrays.stream(drawn).map(row -> codes[row]).toArray(),
            tuning,
            seed.fork("tuning")));
  }

  private static int[] without(int[] classes, int[] codes) {
    return IntStream.range(0, codes.length)
        .filter(row -> Arrays.stream(classes).noneMatch(suspect -> suspect == codes[row]))
        .toArray();
  }

  private static int[] everyFifth(int size, int first) {
    return IntStream.range(0, size).filter(row -> row % STAMPED == first).toArray();
  }

  @Override
  public Accepts accepts() {
    return Accepts.IMAGES;
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(UnlearnedNetwork.class, List.of(), List.of(LearnerProvider.FAMILY));
    }
  }
}
