// SPDX-License-Identifier: Apache-2.0
/** Rules that hold for all modules together; this module sees them all. */
@NullMarked
package io.poisonlab.architecture;

import org.jspecify.annotations.NullMarked;
