// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.poisonlab.cleansing;

import org.jspecify.annotations.NullMarked;
