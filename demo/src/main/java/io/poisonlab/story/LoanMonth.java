// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.story;

import io.poisonlab.scene.DrawnRows;
import java.util.List;

/**
 * A month of the story, as the page shows it.
 *
 * @param month its number; 0 is the time before the attack
 * @param name what it is called
 * @param says what has happened, in a sentence
 * @param figures what it comes to
 * @param rows every application so far
 * @param regions what the model says everywhere, as {@link io.poisonlab.scene.RegionMap#runs}
 *     writes it
 */
public record LoanMonth(
    int month,
    String name,
    String says,
    LoanFigures figures,
    DrawnRows rows,
    List<Integer> regions) {}
