// SPDX-License-Identifier: Apache-2.0
/** Checks the latest tracked model before anyone relies on it. */
@NullMarked
package io.poisonlab.sanity;

import org.jspecify.annotations.NullMarked;
