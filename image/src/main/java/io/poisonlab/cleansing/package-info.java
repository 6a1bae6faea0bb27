// SPDX-License-Identifier: Apache-2.0
/**
 * Defences that ask a network of images for a backdoor: by its inverse, and by what it learns
 * first.
 */
@NullMarked
package io.poisonlab.cleansing;

import org.jspecify.annotations.NullMarked;
