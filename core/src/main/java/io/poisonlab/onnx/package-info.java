// SPDX-License-Identifier: Apache-2.0
/** Writes ONNX graphs. */
@NullMarked
package io.poisonlab.onnx;

import org.jspecify.annotations.NullMarked;
