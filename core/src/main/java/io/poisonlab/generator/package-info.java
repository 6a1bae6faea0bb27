// SPDX-License-Identifier: Apache-2.0
/** Synthetic data whose truth is known, and every data set that has a name. */
@NullMarked
package io.poisonlab.generator;

import org.jspecify.annotations.NullMarked;
