// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recorded;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Table;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A model with a backdoor and its twin without one, as a run left them; found by {@link
 * ServiceLoader}. Who shows them need not know how they were made, nor of what the module that
 * keeps them consists.
 */
public interface RecordedBackdoor {
  /** Returns what the run was and what it measured. */
  RecordedRun run();

  /** Returns the ONNX graph of the model that was trained on clean data. */
  byte[] cleanModel();

  /** Returns the ONNX graph of the model that was trained on the same data, poisoned. */
  byte[] poisonedModel();

  /** Returns rows to try the models on, which neither was trained on, with their true classes. */
  Dataset samples();

  /** Returns rows of the same columns with the attack's trigger on each. */
  Table triggered(Table rows);

  /**
   * Returns the first that is on the class path, if there is one.
   *
   * @throws IllegalStateException if a file of it is not what was recorded
   */
  static Optional<RecordedBackdoor> find() {
    Iterator<RecordedBackdoor> all =
        ServiceLoader.load(RecordedBackdoor.class, RecordedBackdoor.class.getClassLoader())
            .iterator();
    return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
  }
}
