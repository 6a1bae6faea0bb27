// SPDX-License-Identifier: Apache-2.0
/** What a finished experiment leaves behind: pictures, tables and the folder that holds them. */
@NullMarked
package io.poisonlab.report;

import org.jspecify.annotations.NullMarked;
