// SPDX-License-Identifier: Apache-2.0
/** The {@code poisonlab} command. */
@NullMarked
package io.poisonlab.cli;

import org.jspecify.annotations.NullMarked;
