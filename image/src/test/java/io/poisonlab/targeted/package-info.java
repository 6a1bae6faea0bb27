// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.poisonlab.targeted;

import org.jspecify.annotations.NullMarked;
