// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.poisonlab.network;

import org.jspecify.annotations.NullMarked;
