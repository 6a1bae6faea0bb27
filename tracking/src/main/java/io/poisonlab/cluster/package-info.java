// SPDX-License-Identifier: Apache-2.0
/** What a cluster does for the command, which finds one at run time and depends on none. */
@NullMarked
package io.poisonlab.cluster;

import org.jspecify.annotations.NullMarked;
