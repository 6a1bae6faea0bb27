// SPDX-License-Identifier: Apache-2.0
/** Tests of the set-up of Python. */
@NullMarked
package io.poisonlab.python;

import org.jspecify.annotations.NullMarked;
