// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.onnx.OnnxGraph;
import java.util.List;

/**
 * A network that was trained on images, by a module that brings an engine for it. Safe for use by
 * several threads.
 */
public interface ImageNetwork {
  /**
   * Returns for each image the scores of the classes that were seen in training, as logits.
   *
   * @param images of the size that the network was trained on
   */
  double[][] scores(ImageColumn images);

  /** Returns for each image what the last layer before the scores holds. */
  double[][] hidden(ImageColumn images);

  /**
   * Adds the computation of the scores to a graph.
   *
   * @param pixels bytes [rows, height, width] or [rows, height, width, channels]
   * @return the name of the scores, of single precision, [rows, classes seen]
   */
  String export(OnnxGraph graph, String pixels);

  /** Returns how the training went, epoch by epoch. */
  List<TrainingEpoch> curve();
}
