// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.poisonlab.profile;

import org.jspecify.annotations.NullMarked;
