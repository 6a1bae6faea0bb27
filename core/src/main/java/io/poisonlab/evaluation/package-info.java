// SPDX-License-Identifier: Apache-2.0
/** Metrics of predictions against labels. */
@NullMarked
package io.poisonlab.evaluation;

import org.jspecify.annotations.NullMarked;
