// SPDX-License-Identifier: Apache-2.0
/** The search for triggers in tables: rare values, the rows that carry them, and their labels. */
@NullMarked
package io.poisonlab.trigger;

import org.jspecify.annotations.NullMarked;
