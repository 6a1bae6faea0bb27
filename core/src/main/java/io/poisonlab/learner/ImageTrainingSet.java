// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;

/**
 * A data set of images as a learner of another module needs it: one column of images, and classes
 * numbered without gaps. A learner starts with {@link #of} and ends with {@link #model}.
 */
public final class ImageTrainingSet {
  private final ImageColumn images;
  private final SeenClasses classes;

  private ImageTrainingSet(ImageColumn images, SeenClasses classes) {
    this.images = images;
    this.classes = classes;
  }

  /**
   * Reads a data set.
   *
   * @param learner what the learner is called
   * @throws IllegalArgumentException if it has other columns than one of images, or fewer than two
   *     classes with a row
   */
  public static ImageTrainingSet of(Dataset data, String learner) {
    return new ImageTrainingSet(ImageColumn.alone(data, learner), SeenClasses.of(data));
  }

  /** Returns the images. */
  public ImageColumn images() {
    return images;
  }

  /** Returns the number of classes that have a row: two or more. */
  public int classCount() {
    return classes.seen().length;
  }

  /**
   * Returns for each row its class, a number in [0, {@link #classCount}) in the order of the data
   * set's classes; a copy.
   */
  public int[] codes() {
    return classes.codes().clone();
  }

  /** Returns the model of what was trained on these rows. */
  public TrainedModel model(ImageNetwork network) {
    return classes.model(new NetworkBody(Feature.of(images), network));
  }
}
