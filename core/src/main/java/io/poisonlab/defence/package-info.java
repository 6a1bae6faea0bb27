// SPDX-License-Identifier: Apache-2.0
/**
 * Defences: what they suspect in a data set, and the remedy.
 *
 * <p>The bytes a row that are called measured are all that an algorithm with its usual settings
 * allocates, on all threads, for each of 2,000 more Gaussian rows of 20 columns and two classes: an
 * upper bound of what it holds at a time. {@code bench/memory} prints them; they differ by a tenth
 * from run to run at the most.
 */
@NullMarked
package io.poisonlab.defence;

import org.jspecify.annotations.NullMarked;
