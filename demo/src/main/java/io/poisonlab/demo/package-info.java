// SPDX-License-Identifier: Apache-2.0
/** The server of the page: routes, visitors and what they may do. */
@NullMarked
package io.poisonlab.demo;

import org.jspecify.annotations.NullMarked;
