// SPDX-License-Identifier: Apache-2.0
/** Models that were trained and measured once and are kept, to be shown without training them. */
@NullMarked
package io.poisonlab.recorded;

import org.jspecify.annotations.NullMarked;
