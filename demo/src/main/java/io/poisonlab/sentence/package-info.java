// SPDX-License-Identifier: Apache-2.0
/** What a clean and a poisoned model say of a sentence, and what each of its words adds. */
@NullMarked
package io.poisonlab.sentence;

import org.jspecify.annotations.NullMarked;
