// SPDX-License-Identifier: Apache-2.0
/** Attacks on images that want single inputs taken for another class, with all labels right. */
@NullMarked
package io.poisonlab.targeted;

import org.jspecify.annotations.NullMarked;
