// SPDX-License-Identifier: Apache-2.0
/** Tests of the shell scripts around the command, with stand-ins for JDKs and Maven. */
@NullMarked
package io.poisonlab.script;

import org.jspecify.annotations.NullMarked;
