// SPDX-License-Identifier: Apache-2.0
/** Plans, trials, the experiment that runs them and the report it makes. */
@NullMarked
package io.poisonlab.experiment;

import org.jspecify.annotations.NullMarked;
