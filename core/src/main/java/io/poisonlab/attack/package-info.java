// SPDX-License-Identifier: Apache-2.0
/** Attacks: what they do to a data set, and the ground truth that travels with the poison. */
@NullMarked
package io.poisonlab.attack;

import org.jspecify.annotations.NullMarked;
