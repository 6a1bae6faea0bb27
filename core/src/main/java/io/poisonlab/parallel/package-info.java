// SPDX-License-Identifier: Apache-2.0
/** Work on several threads whose results do not depend on their number. */
@NullMarked
package io.poisonlab.parallel;

import org.jspecify.annotations.NullMarked;
