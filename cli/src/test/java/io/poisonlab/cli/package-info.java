// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.poisonlab.cli;

import org.jspecify.annotations.NullMarked;
