// SPDX-License-Identifier: Apache-2.0
/**
 * A Python environment with MLflow, set up once and shared: the server that {@code poisonlab ui}
 * starts, and the one that the tests run against. Recording runs needs none of it.
 */
@NullMarked
package io.poisonlab.python;

import org.jspecify.annotations.NullMarked;
