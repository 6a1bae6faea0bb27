// SPDX-License-Identifier: Apache-2.0
/** Words: how texts become counts of terms, in rows that hold what is not zero. */
@NullMarked
package io.poisonlab.text;

import org.jspecify.annotations.NullMarked;
