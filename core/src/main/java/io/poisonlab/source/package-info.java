// SPDX-License-Identifier: Apache-2.0
/** Data sets that have a name: bundled with the library, fetched when first used, or generated. */
@NullMarked
package io.poisonlab.source;

import org.jspecify.annotations.NullMarked;
