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
import java.util.Optional;

/**
 * A convolutional network that is mended on a trusted sample: units that clean images leave idle
 * are taken out, then it is trained on the sample.
 *
 * <p><b>Threat model.</b> A backdoor in the training rows; some clean rows are at hand that no
 * attacker has reached.
 *
 * <p><b>Steps.</b> (1) Train the network on all rows. (2) Take filters of the last convolution out,
 * those of the least mean activation on the sample first, until accuracy on the sample would fall
 * by more than the loss allowed. (3) Train on the sample for some epochs; what was taken out stays
 * out.
 *
 * <p><b>Deviations from the paper.</b> Accuracy is measured on the sample that it is tuned on; the
 * paper holds a part of it back.
 *
 * <p><b>Limitations.</b> Where filters serve digit and trigger alike, pruning takes the trigger's
 * only with the digit's, and tuning has to do the rest. Takes one more training on the sample and
 * as many looks at it as there are filters.
 *
 * <p><b>Reference.</b> Liu, Dolan-Gavitt and Garg (2018), "Fine-pruning: defending against
 * backdooring attacks on deep neural networks", arXiv 1805.12185, section 3.
 *
 * @param network the network, a convolutional-network
 * @param loss how much accuracy on the sample pruning may cost, in [0, 1]
 * @param tuning how often each row of the sample is seen afterwards
 */
@Id(
    value = "fine-pruned-network",
    brief = "pruned",
    help = "a convolutional network that is pruned and tuned on the trusted sample")
public record FinePrunedNetwork(
    @Setting(help = "what is mended", byDefault = "convolutional-network") Learner network,
    @Setting(help = "accuracy that pruning may cost, in [0, 1]", byDefault = "0.04") double loss,
    @Setting(help = "epochs on the sample, 1 to 1000", byDefault = "10") int tuning)
    implements Learner {
  private static final String ID = "fine-pruned-network";

  /** Checks the ranges. */
  public FinePrunedNetwork {
    Mending.network(network, ID);
    Limits.check("tuning", tuning, 1, 1000);
    if (!(loss >= 0 && loss <= 1)) {
      throw new IllegalArgumentException("loss must be in [0, 1], found " + loss);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException always: it needs a trusted sample
   */
  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    return train(data, Optional.empty(), seed);
  }

  @Override
  public TrainedModel train(Dataset data, Optional<Dataset> trusted, Seed seed) {
    ImageTrainingSet sample =
        Mending.trusted(
            trusted.orElseThrow(() ->
                new IllegalArgumentException(
                    "%s prunes by rows that are known to be clean, and found none; hold some back with `trusted_fraction: 0.1` in a plan"
                        .formatted(ID))),
            data,
            ID);
    ConvolutionalNetworkLearner settings = Mending.network(network, ID);
    ConvolutionalNetwork trained = ConvolutionalNetwork.of(settings.train(data, seed));
    ConvolutionalNetwork pruned =
        new Pruning(trained, sample.images(), sample.codes())
            .prune(Layout.LAST_CONVOLUTION, trained.activity(sample.images()), loss);
    return ImageTrainingSet.of(data, ID)
        .model(
            Mending.tune(
                settings, pruned, sample.images(), sample.codes(), tuning, seed.fork("tuning")));
  }

  @Override
  public boolean needsTrusted() {
    return true;
  }

  @Override
  public Accepts accepts() {
    return Accepts.IMAGES;
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(FinePrunedNetwork.class, List.of(), List.of(LearnerProvider.FAMILY));
    }
  }
}
