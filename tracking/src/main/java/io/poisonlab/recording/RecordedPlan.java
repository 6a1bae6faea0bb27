// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.PlanKeys;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A plan whose trials are recorded, with what their runs share: each is worked out when it is first
 * asked for, once in a process, whatever the number of threads.
 */
public final class RecordedPlan {
  private final ExperimentPlan plan;
  private final Map<String, String> samples = new ConcurrentHashMap<>();
  private @Nullable PlanKeys keys;

  /** Nothing is worked out yet. */
  public RecordedPlan(ExperimentPlan plan) {
    this.plan = plan;
  }

  /** Returns the plan. */
  public ExperimentPlan plan() {
    return plan;
  }

  /** Returns the names of the trials. */
  synchronized PlanKeys keys() {
    PlanKeys known = keys;
    if (known == null) {
      known = new PlanKeys(plan);
      keys = known;
    }
    return known;
  }

  /** Returns the known samples of one of the plan's data sets, as JSON. */
  String samples(Dataset data) {
    return samples.computeIfAbsent(data.name(), _ -> KnownSample.toJson(KnownSample.of(data)));
  }
}
