// SPDX-License-Identifier: Apache-2.0
/** Seeds: the one source of randomness, forked by the name of the stage that draws. */
@NullMarked
package io.poisonlab.random;

import org.jspecify.annotations.NullMarked;
