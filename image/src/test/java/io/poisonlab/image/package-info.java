// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.poisonlab.image;

import org.jspecify.annotations.NullMarked;
