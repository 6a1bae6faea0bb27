// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.trigger;

import java.util.BitSet;
import java.util.List;

/**
 * Rows that share rare values, and carry one label more often than their neighbours explain.
 *
 * @param items the values, one or two
 * @param carriers the rows that carry them
 * @param label the label
 * @param count how many of the carriers have it
 * @param expected how many would, by their neighbours
 * @param p the probability of as many or more
 */
record Finding(List<Item> items, BitSet carriers, int label, int count, double expected, double p) {
  Finding {
    items = List.copyOf(items);
  }
}
