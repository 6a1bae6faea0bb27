// SPDX-License-Identifier: Apache-2.0
/** Sets of images: reading them from files, fetching known ones. */
@NullMarked
package io.poisonlab.image;

import org.jspecify.annotations.NullMarked;
