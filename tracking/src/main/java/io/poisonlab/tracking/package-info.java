// SPDX-License-Identifier: Apache-2.0
/**
 * Runs, metrics, data sets and models in MLflow: one {@link io.poisonlab.tracking.RunTracker} with
 * three homes (memory, {@code ./mlruns}, a server).
 */
@NullMarked
package io.poisonlab.tracking;

import org.jspecify.annotations.NullMarked;
