// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.poisonlab.backdoor;

import org.jspecify.annotations.NullMarked;
