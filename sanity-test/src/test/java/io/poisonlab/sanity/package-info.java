// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.poisonlab.sanity;

import org.jspecify.annotations.NullMarked;
