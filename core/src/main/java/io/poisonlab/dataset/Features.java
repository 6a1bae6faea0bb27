// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

/** The feature block of a {@link Dataset}; attacks and defences declare the blocks they accept. */
public sealed interface Features permits Table {
  /** Returns the number of rows. */
  int size();

  /** Returns the rows at these positions, in this order. */
  Features select(int[] rows);
}
