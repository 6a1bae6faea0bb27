// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.DatasetFacts;

/** A data set too large to bundle: its files are fetched when it is first used. */
public interface RemoteData {
  /** Returns what is known of it. */
  DatasetFacts facts();

  /** Returns how many bytes its files have together. */
  long size();

  /**
   * Returns the data set, fetched if it is not at hand.
   *
   * @throws DataFormatException if it cannot be had; the message says how to give it by hand
   */
  Dataset read(DataCache cache);
}
