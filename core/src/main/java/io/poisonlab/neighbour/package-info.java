// SPDX-License-Identifier: Apache-2.0
/** Searches for the nearest rows of a set. */
@NullMarked
package io.poisonlab.neighbour;

import org.jspecify.annotations.NullMarked;
