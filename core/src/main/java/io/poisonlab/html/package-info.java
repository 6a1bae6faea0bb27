// SPDX-License-Identifier: Apache-2.0
/**
 * What all pages share: their frame, text that is safe in them, and scripts that need no network.
 */
@NullMarked
package io.poisonlab.html;

import org.jspecify.annotations.NullMarked;
