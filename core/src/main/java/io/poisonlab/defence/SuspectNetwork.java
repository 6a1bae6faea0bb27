// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Derivation;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Source;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.util.Map;

/**
 * Trains the learner {@value #LEARNER} for {@value #EPOCHS} epochs on images that may be poisoned:
 * what a backdoor has taught it shows in its hidden layer. It is remembered with the images, so
 * that several defences that are given the same seed share it.
 *
 * @param labels the classes of a table's rows
 * @param ids their ids
 * @param seed what training draws from
 */
public record SuspectNetwork(Labels labels, RowIds ids, Seed seed)
    implements Derivation<TrainedModel> {
  private static final String LEARNER = "convolutional-network";

  /** Of 10,000 digits, four epochs teach a square of four pixels in part only. */
  private static final int EPOCHS = 10;

  /**
   * Returns the model of the suspect rows, trained or remembered.
   *
   * @param defence what asks for it, for messages
   * @throws IllegalArgumentException if the data are no images, hold one class only, or the learner
   *     is not there
   */
  public static TrainedModel of(Dataset data, Seed seed, String defence) {
    ImageColumn.alone(data, defence);
    if (LearnerProvider.catalogue().all().stream().noneMatch(it -> it.id().equals(LEARNER))) {
      throw new IllegalArgumentException(
          "%s trains a network, and no learner is called \"%s\"; add the module poisonlab-image to the class path, or choose another representation"
              .formatted(defence, LEARNER));
    }
    return data.table().derived(new SuspectNetwork(data.labels(), data.ids(), seed));
  }

  /** Returns what the hidden layer of that model holds of each row. */
  static double[][] hidden(Dataset data, Seed seed, String defence) {
    ImageColumn images = ImageColumn.alone(data, defence);
    return of(data, seed, defence)
        .network()
        .map(network -> network.hidden(images))
        .orElseThrow(
            () -> new IllegalStateException("the learner %s trains no network".formatted(LEARNER)));
  }

  @Override
  public TrainedModel from(Table table) {
    return LearnerProvider.catalogue()
        .create(LEARNER, Map.of("epochs", EPOCHS))
        .train(new Dataset("suspect", Source.memory(), table, labels, ids), seed);
  }
}
