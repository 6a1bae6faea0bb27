// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

/** Hears how the matrix goes, from several threads at once. */
public interface MatrixListener {
  /** Returns a listener that does nothing. */
  static MatrixListener silent() {
    return (_, _) -> {};
  }

  /**
   * Called at the start and after each unit.
   *
   * @param finished units finished, those of earlier runs included
   * @param all units in all
   */
  void progress(int finished, int all);
}
