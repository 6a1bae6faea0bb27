// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;

/**
 * What an attack wants a model to do on inputs of its choice. Its success is measured on clean test
 * rows: the attack success rate. An implementation is a record.
 */
public interface Aim {
  /**
   * Returns the positions of the rows that the attack is about, among clean test rows: for a
   * backdoor those that do not have the target class anyway.
   */
  int[] rows(Dataset clean);

  /** Returns rows as the attacker shows them to the model: with the trigger, or as they are. */
  Table present(Table rows);

  /**
   * Returns whether the attacker has what was wanted of a row.
   *
   * @param truth the row's true class
   * @param predicted the class that the model says
   */
  boolean reached(int truth, int predicted);

  /**
   * Returns what is wanted of which rows, in words and with what the attack chose by itself: its
   * trigger, its classes.
   *
   * @param labels the clean labels, for the names of the classes
   */
  String words(Labels labels);
}
