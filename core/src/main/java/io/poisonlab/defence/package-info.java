// SPDX-License-Identifier: Apache-2.0
/** Defences: what they suspect in a data set, and the remedy. */
@NullMarked
package io.poisonlab.defence;

import org.jspecify.annotations.NullMarked;
