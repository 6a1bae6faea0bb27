// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.poisonlab.spark;

import org.jspecify.annotations.NullMarked;
