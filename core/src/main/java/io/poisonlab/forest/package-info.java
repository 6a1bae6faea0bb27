// SPDX-License-Identifier: Apache-2.0
/** Grows random forests for classification, over flat arrays. */
@NullMarked
package io.poisonlab.forest;

import org.jspecify.annotations.NullMarked;
