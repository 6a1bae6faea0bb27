// SPDX-License-Identifier: Apache-2.0
/** Sweeps and data profiles on a Spark cluster. */
@NullMarked
package io.poisonlab.spark;

import org.jspecify.annotations.NullMarked;
