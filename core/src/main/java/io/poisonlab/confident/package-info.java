// SPDX-License-Identifier: Apache-2.0
/** Confident learning on fixed probabilities: which labels are likely wrong, and how many. */
@NullMarked
package io.poisonlab.confident;

import org.jspecify.annotations.NullMarked;
