// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.Arrays;
import java.util.List;

/** Which rows an attack reaches before the model is tested. */
public enum Protocol {
  /** Poison all rows, then split: the test rows are poisoned too. */
  WHOLE_DATASET("whole-dataset", "poison all rows, then split: the test rows are poisoned too"),
  /** Split, then poison the training rows: the test rows stay clean. */
  TRAIN_ONLY("train-only", "split, then poison the training rows: the test rows stay clean");

  private final String id;
  private final String help;

  Protocol(String id, String help) {
    this.id = id;
    this.help = help;
  }

  /** Returns the kebab-case id. */
  public String id() {
    return id;
  }

  /** Returns one line that says what it is. */
  public String help() {
    return help;
  }

  /**
   * Returns the protocol of this id.
   *
   * @throws IllegalArgumentException listing the known ids
   */
  public static Protocol of(String id) {
    return Arrays.stream(values())
        .filter(protocol -> protocol.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no protocol is called \"%s\"; the known ones are %s"
                    .formatted(id, List.of(WHOLE_DATASET.id(), TRAIN_ONLY.id()))));
  }
}
