// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

/**
 * A point of the learning curve.
 *
 * @param factor how many clean rows were added, as a factor of the base
 * @param rows how many that are
 * @param accuracy on clean test rows
 */
public record CleanDataPoint(double factor, int rows, Estimate accuracy) {}
