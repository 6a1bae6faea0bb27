// SPDX-License-Identifier: Apache-2.0
/** Isolation trees: how few random cuts set a row apart. */
@NullMarked
package io.poisonlab.isolation;

import org.jspecify.annotations.NullMarked;
