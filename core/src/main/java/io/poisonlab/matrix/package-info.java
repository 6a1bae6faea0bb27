// SPDX-License-Identifier: Apache-2.0
/** The matrix: every attack against every defence, measured, with what is unwelcome shown too. */
@NullMarked
package io.poisonlab.matrix;

import org.jspecify.annotations.NullMarked;
