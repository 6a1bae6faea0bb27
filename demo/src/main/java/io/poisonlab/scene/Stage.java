// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import java.util.List;
import java.util.Map;

/**
 * One of the four pictures.
 *
 * @param kind which
 * @param accuracy of the model that is shown, on clean test rows, in [0, 1]
 * @param brief what has happened, as a clause; empty where nothing has
 * @param says the same in a sentence or two
 * @param rows what is drawn
 * @param regions classes and how often each follows itself, in turn, on the grid of {@link
 *     RegionMap#SIZE} places squared, row by row from the bottom
 * @param facts numbers behind the sentence, by name
 */
public record Stage(
    StageKind kind,
    double accuracy,
    String brief,
    String says,
    DrawnRows rows,
    List<Integer> regions,
    Map<String, Double> facts) {}
