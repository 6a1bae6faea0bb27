// SPDX-License-Identifier: Apache-2.0
/** PoisonLab as others use it: from a project of their own. */
@NullMarked
package io.poisonlab.embed;

import org.jspecify.annotations.NullMarked;
