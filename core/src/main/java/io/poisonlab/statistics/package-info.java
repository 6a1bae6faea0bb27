// SPDX-License-Identifier: Apache-2.0
/** The statistics of rows of numbers that detectors stand on; knows no data set and no poison. */
@NullMarked
package io.poisonlab.statistics;

import org.jspecify.annotations.NullMarked;
