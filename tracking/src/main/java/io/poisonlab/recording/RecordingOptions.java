// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import java.util.Map;

/**
 * What is recorded beside the numbers.
 *
 * @param dataArtifacts whether rows of the data leave the machine: poisoned rows, known samples and
 *     the model's input example; row ids are recorded either way
 * @param sourceName what made the runs, shown by the UI as their source
 * @param tags further tags of every run
 */
public record RecordingOptions(boolean dataArtifacts, String sourceName, Map<String, String> tags) {
  /** Copies the tags. */
  public RecordingOptions {
    tags = Map.copyOf(tags);
  }

  /** Returns the default: data artifacts, the library as source, no further tag. */
  public static RecordingOptions standard() {
    return new RecordingOptions(true, "poisonlab", Map.of());
  }
}
