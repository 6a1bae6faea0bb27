// SPDX-License-Identifier: Apache-2.0
/** Learners and the models that they train, mostly on Smile. */
@NullMarked
package io.poisonlab.learner;

import org.jspecify.annotations.NullMarked;
