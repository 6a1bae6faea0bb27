// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.attack.Clean;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Spread;
import io.poisonlab.experiment.Trial;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.parameter.Description;
import io.poisonlab.tracking.RunValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Accuracy against poison as metrics of the sweep's own run, so that the UI's charts draw it: one
 * metric per attack and truth (and data set, protocol, learner and defence, where there are
 * several), the step the poisoned share in per mille, because MLflow's steps are integers; the
 * value the mean over seeds.
 */
final class Curves {
  private static final int PER_MILLE = 1000;

  private final ExperimentPlan plan;
  private final SequencedMap<String, NavigableMap<Long, List<Double>>> points =
      new LinkedHashMap<>();

  private Curves(ExperimentPlan plan) {
    this.plan = plan;
  }

  /** Returns the values and the report's curves. */
  static RunValues add(RunValues values, ExperimentReport report) {
    Curves curves = new Curves(report.plan());
    report.results().forEach(result -> curves.add(report.results(), result));
    RunValues all = values;
    for (Map.Entry<String, NavigableMap<Long, List<Double>>> curve :
        MetricNames.accepted(curves.points).entrySet()) {
      for (Map.Entry<Long, List<Double>> point : curve.getValue().entrySet()) {
        all = all.metric(curve.getKey(), Spread.of(point.getValue()).mean(), point.getKey());
      }
    }
    return all;
  }

  /** Adds a trial's point, and that of the clean trials beside it as the curve's beginning. */
  private void add(List<TrialResult> results, TrialResult result) {
    Trial trial = result.trial();
    if (trial.attack() instanceof Clean) {
      return;
    }
    String curve = curve(trial);
    if (!points.containsKey(Metric.ACCURACY.id() + curve)) {
      results.stream()
          .filter(other -> other.trial().attack() instanceof Clean)
          .filter(other -> other.trial().dataset().name().equals(trial.dataset().name()))
          .filter(other -> other.trial().protocol() == trial.protocol())
          .filter(other -> other.trial().learner().equals(trial.learner()))
          .filter(other -> other.trial().defence().equals(trial.defence()))
          .forEach(clean -> add(curve, 0, clean));
    }
    add(curve, Math.round(PER_MILLE * result.poisonFraction()), result);
  }

  private void add(String curve, long step, TrialResult result) {
    result
        .observed(Metric.ACCURACY)
        .ifPresent(value -> add(Metric.ACCURACY.id() + curve, step, value));
    result
        .clean(Metric.ACCURACY)
        .ifPresent(value -> add(TrialResult.CLEAN + Metric.ACCURACY.id() + curve, step, value));
  }

  private void add(String name, long step, double value) {
    points
        .computeIfAbsent(name, _ -> new TreeMap<>())
        .computeIfAbsent(step, _ -> new ArrayList<>())
        .add(value);
  }

  private String curve(Trial trial) {
    return (plan.datasets().size() > 1 ? " " + trial.dataset().name() : "")
        + (plan.protocols().size() > 1 ? " " + trial.protocol().id() : "")
        + " "
        + Description.label(trial.attack())
        + (plan.learners().size() > 1 ? " " + Description.label(trial.learner()) : "")
        + (plan.defences().size() > 1 ? " " + Description.label(trial.defence()) : "");
  }
}
