// SPDX-License-Identifier: Apache-2.0
/**
 * Small two-class models that tell how their validation loss answers to one more training point:
 * what an optimised attack climbs.
 */
@NullMarked
package io.poisonlab.surrogate;

import org.jspecify.annotations.NullMarked;
