// SPDX-License-Identifier: Apache-2.0
/**
 * Looking at data of one's own: what defences find in them, ranked and in words, what cleaning
 * changes, and which rows a person should look at.
 */
@NullMarked
package io.poisonlab.inspection;

import org.jspecify.annotations.NullMarked;
