// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as it was read back.
 *
 * @param id 32 hexadecimal digits
 * @param experimentId the experiment's id
 * @param name the run's name
 * @param status its state when it was read
 * @param start when it started, to the millisecond
 * @param end when it ended, if it has
 * @param params all parameters
 * @param metrics the latest value of each metric
 * @param tags all tags
 * @param inputs the data sets that it used
 */
public record RunInfo(
    String id,
    String experimentId,
    String name,
    RunStatus status,
    Instant start,
    Optional<Instant> end,
    Map<String, String> params,
    Map<String, Double> metrics,
    Map<String, String> tags,
    List<DatasetInput> inputs) {
  /** The tag that names a run's parent. */
  public static final String PARENT_TAG = "mlflow.parentRunId";

  /** The tag that repeats a run's name. */
  public static final String NAME_TAG = "mlflow.runName";

  /** Copies the maps. */
  public RunInfo {
    params = Map.copyOf(params);
    metrics = Map.copyOf(metrics);
    tags = Map.copyOf(tags);
    inputs = List.copyOf(inputs);
  }

  /** Returns the id of the parent run, if it has one. */
  public Optional<String> parentId() {
    return Optional.ofNullable(tags.get(PARENT_TAG));
  }
}
