// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a run when it starts.
 *
 * @param experiment the experiment it belongs to
 * @param name what it is called in the UI
 * @param parentId the run it is a child of, if any (recorded as {@code mlflow.parentRunId})
 * @param tags further tags
 */
public record RunStart(
    Experiment experiment, String name, Optional<String> parentId, Map<String, String> tags) {
  /** Copies the tags. */
  public RunStart {
    tags = Map.copyOf(tags);
  }

  /** Returns the tags with those that MLflow reads the name and the parent from. */
  public Map<String, String> allTags() {
    Map<String, String> all = new HashMap<>(tags);
    all.put(RunInfo.NAME_TAG, name);
    parentId.ifPresent(id -> all.put(RunInfo.PARENT_TAG, id));
    return Map.copyOf(all);
  }
}
