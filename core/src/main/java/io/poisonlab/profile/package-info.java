// SPDX-License-Identifier: Apache-2.0
/**
 * What a data set looks like, column by column: made here exactly, or on a cluster from sketches.
 */
@NullMarked
package io.poisonlab.profile;

import org.jspecify.annotations.NullMarked;
