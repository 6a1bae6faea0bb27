// SPDX-License-Identifier: Apache-2.0
/** Convolutional networks on PyTorch: training, what they say of images, and their way to ONNX. */
@NullMarked
package io.poisonlab.network;

import org.jspecify.annotations.NullMarked;
