// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import io.poisonlab.dataset.DatasetBytes;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.PlanFile;
import io.poisonlab.recording.RecordingOptions;
import io.poisonlab.recording.SweepTarget;
import io.poisonlab.tracking.Experiment;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What every executor is told of a sweep, once: texts and bytes in formats of ours, nothing whose
 * reading runs code of others.
 */
final class SweepPayload implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String id = UUID.randomUUID().toString();
  private final String plan;
  private final ArrayList<byte[]> datasets;
  private final BitSet wanted;
  private final boolean speculative;
  private final HashMap<String, String> environment;
  private final @Nullable Recorded recorded;

  /** Where the sweep is recorded, of types that can be sent. */
  private record Recorded(
      String experimentId,
      String experiment,
      String artifactLocation,
      String parentRunId,
      boolean dataArtifacts,
      String sourceName,
      HashMap<String, String> tags,
      boolean before)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    static Recorded of(SweepTarget target, boolean before) {
      return new Recorded(
          target.experiment().id(),
          target.experiment().name(),
          target.experiment().artifactLocation(),
          target.parentRunId(),
          target.options().dataArtifacts(),
          target.options().sourceName(),
          new HashMap<>(target.options().tags()),
          before);
    }

    SweepTarget target() {
      return new SweepTarget(
          new Experiment(experimentId, experiment, artifactLocation),
          parentRunId,
          new RecordingOptions(dataArtifacts, sourceName, tags));
    }
  }

  private SweepPayload(
      String plan,
      List<byte[]> datasets,
      BitSet wanted,
      boolean speculative,
      Map<String, String> environment,
      @Nullable Recorded recorded) {
    this.plan = plan;
    this.datasets = new ArrayList<>(datasets);
    this.wanted = wanted;
    this.speculative = speculative;
    this.environment = new HashMap<>(environment);
    this.recorded = recorded;
  }

  static SweepPayload of(
      ExperimentPlan plan,
      IntPredicate wanted,
      Optional<SweepTarget> target,
      boolean before,
      Map<String, String> environment,
      boolean speculative) {
    BitSet trials = new BitSet(plan.size());
    for (int i = 0; i < plan.size(); i++) {
      trials.set(i, wanted.test(i));
    }
    return new SweepPayload(
        PlanFile.withoutData(plan),
        plan.datasets().stream().map(DatasetBytes::write).toList(),
        trials,
        speculative,
        environment,
        target.map(each -> Recorded.of(each, before)).orElse(null));
  }

  /** Returns what tells it from other sweeps. */
  String id() {
    return id;
  }

  /** Returns the plan, which takes reading all of its data. */
  ExperimentPlan readPlan() {
    return PlanFile.attach(plan, List.copyOf(datasets.stream().map(DatasetBytes::read).toList()));
  }

  /** Returns which trials are to be computed, by their indices. */
  IntPredicate wanted() {
    return wanted::get;
  }

  /** Returns whether Spark may have several attempts at a task at work at a time. */
  boolean isSpeculative() {
    return speculative;
  }

  /** Returns MLflow's variables. */
  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Returns where to record, if anywhere. */
  Optional<SweepTarget> target() {
    return Optional.ofNullable(recorded).map(Recorded::target);
  }

  /** Returns whether an earlier process may have recorded trials there. */
  boolean isBegun() {
    return recorded != null && recorded.before();
  }
}
