// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import java.util.List;

/**
 * How a network is trained.
 *
 * @param epochs how often each row is seen
 * @param batch how many rows a step sees
 * @param rate how far a step goes, as {@link Adam}
 * @param decay the weight decay, as {@link Adam}
 * @param dropout the share of the hidden values that a step does without
 * @param augmentations what is done to each image before it is seen
 * @param adversarial how far pixels are moved against the network before it sees them; 0: not
 * @param flood the loss below which a step climbs instead, so that what is learned easily is
 *     learned further than the rest (Li et al. 2021, arXiv 2110.11571, eq. 3); 0: not
 */
record Recipe(
    int epochs,
    int batch,
    double rate,
    double decay,
    double dropout,
    List<Augmentation> augmentations,
    double adversarial,
    double flood) {
  Recipe {
    augmentations = List.copyOf(augmentations);
  }
}
