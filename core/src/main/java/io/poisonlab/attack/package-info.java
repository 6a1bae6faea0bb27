// SPDX-License-Identifier: Apache-2.0
/**
 * Attacks: what they do to a data set, and the ground truth that travels with the poison.
 *
 * <p>The bytes a row that are called measured are all that an algorithm with its usual settings
 * allocates, on all threads, for each of 2,000 more Gaussian rows of 20 columns and two classes: an
 * upper bound of what it holds at a time. {@code bench/memory} prints them; they differ by a tenth
 * from run to run at the most.
 */
@NullMarked
package io.poisonlab.attack;

import org.jspecify.annotations.NullMarked;
