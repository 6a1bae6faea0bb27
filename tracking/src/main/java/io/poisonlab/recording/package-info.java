// SPDX-License-Identifier: Apache-2.0
/**
 * How an experiment becomes runs: what is recorded of a trial, of its data and of its model, and in
 * which files.
 */
@NullMarked
package io.poisonlab.recording;

import org.jspecify.annotations.NullMarked;
