// SPDX-License-Identifier: Apache-2.0
/** Attacks on images: triggers made of pixels. */
@NullMarked
package io.poisonlab.backdoor;

import org.jspecify.annotations.NullMarked;
