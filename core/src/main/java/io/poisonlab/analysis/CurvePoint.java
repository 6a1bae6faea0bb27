// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.experiment.Cell;

/**
 * A point of a curve.
 *
 * @param cell what was run
 * @param fraction the poisoned share
 * @param estimate the metric there
 */
public record CurvePoint(Cell cell, double fraction, Estimate estimate) {}
