// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.analysis.CurveLine;
import io.poisonlab.analysis.CurveLines;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Spread;
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

  private final SequencedMap<String, NavigableMap<Long, List<Double>>> points =
      new LinkedHashMap<>();

  private Curves(ExperimentReport report) {
    CurveLines<TrialResult> results = CurveLines.of(report);
    for (CurveLine line : results.ofAttacks()) {
      String name = name(report.plan(), line);
      results
          .along(line)
          .forEach((fraction, here) -> {
            long step = Math.round(PER_MILLE * fraction);
            here.forEach(result -> add(name, step, result));
          });
    }
  }

  /** Returns the values and the report's curves. */
  static RunValues add(RunValues values, ExperimentReport report) {
    RunValues all = values;
    for (Map.Entry<String, NavigableMap<Long, List<Double>>> curve :
        MetricNames.accepted(new Curves(report).points).entrySet()) {
      for (Map.Entry<Long, List<Double>> point : curve.getValue().entrySet()) {
        all = all.metric(curve.getKey(), Spread.of(point.getValue()).mean(), point.getKey());
      }
    }
    return all;
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

  private static String name(ExperimentPlan plan, CurveLine line) {
    return (plan.datasets().size() > 1 ? " " + line.dataset() : "")
        + (plan.protocols().size() > 1 ? " " + line.protocol().id() : "")
        + " "
        + line.attack()
        + (plan.learners().size() > 1 ? " " + Description.label(line.learner()) : "")
        + (plan.defences().size() > 1 ? " " + Description.label(line.defence()) : "");
  }
}
