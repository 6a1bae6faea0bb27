// SPDX-License-Identifier: Apache-2.0
/** The data: tables with labels and stable row ids, their splits, and CSV in and out. */
@NullMarked
package io.poisonlab.dataset;

import org.jspecify.annotations.NullMarked;
