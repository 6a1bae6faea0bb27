// SPDX-License-Identifier: Apache-2.0
/** What the page shows of two columns: knobs become a plan, and the plan four stages. */
@NullMarked
package io.poisonlab.scene;

import org.jspecify.annotations.NullMarked;
