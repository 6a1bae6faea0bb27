// SPDX-License-Identifier: Apache-2.0
/** A story for readers who know nothing of all this, computed with the library month by month. */
@NullMarked
package io.poisonlab.story;

import org.jspecify.annotations.NullMarked;
