// SPDX-License-Identifier: Apache-2.0
/** Strict, described parameters: how a name and its settings become a validated record. */
@NullMarked
package io.poisonlab.parameter;

import org.jspecify.annotations.NullMarked;
