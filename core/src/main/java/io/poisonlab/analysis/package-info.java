// SPDX-License-Identifier: Apache-2.0
/** What the results of an experiment mean: intervals, tests, curves, and which claims hold. */
@NullMarked
package io.poisonlab.analysis;

import org.jspecify.annotations.NullMarked;
