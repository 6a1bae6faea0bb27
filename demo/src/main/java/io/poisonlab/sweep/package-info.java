// SPDX-License-Identifier: Apache-2.0
/** Accuracy over the poisoned share, seed by seed. */
@NullMarked
package io.poisonlab.sweep;

import org.jspecify.annotations.NullMarked;
