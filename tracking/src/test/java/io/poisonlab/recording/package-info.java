// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.poisonlab.recording;

import org.jspecify.annotations.NullMarked;
