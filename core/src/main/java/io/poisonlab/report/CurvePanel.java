// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Clean;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.Spread;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.learner.Learner;
import io.poisonlab.parameter.Description;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The lines of one learner with one defence, on one data set under one protocol.
 *
 * @param title what they are called
 * @param majority the accuracy of guessing the largest class
 * @param curves for each attack its line as the protocol sees it, then that on the truth
 */
record CurvePanel(String title, double majority, List<Curve> curves) {
  private static final String OBSERVED = Metric.ACCURACY.id();
  private static final String TRUTH = TrialResult.CLEAN + OBSERVED;

  CurvePanel {
    curves = List.copyOf(curves);
  }

  /** Returns the line on the truth that belongs to a line as the protocol sees it. */
  Curve truthOf(Curve observed) {
    return curves.get(curves.indexOf(observed) + 1);
  }

  /** Returns the lines as the protocol sees them, one for each attack. */
  List<Curve> observed() {
    return curves.stream().filter(curve -> !curve.truth()).toList();
  }

  /** Returns whether any line on the truth runs elsewhere than as the protocol sees it. */
  boolean truthDiffers() {
    return observed().stream().anyMatch(curve -> !curve.points().equals(truthOf(curve).points()));
  }

  /** Returns a panel for each data set, protocol, learner and defence, in the order of the plan. */
  static List<CurvePanel> of(ExperimentReport report) {
    ExperimentPlan plan = report.plan();
    Set<String> attacks = labels(plan.attacks());
    List<CurvePanel> panels = new ArrayList<>();
    for (Dataset dataset : plan.datasets()) {
      for (Protocol protocol : plan.protocols()) {
        for (Learner learner : plan.learners()) {
          for (Defence defence : plan.defences()) {
            List<TrialResult> cell =
                report.results().stream()
                    .filter(result -> result.trial().dataset().name().equals(dataset.name()))
                    .filter(result -> result.trial().protocol() == protocol)
                    .filter(result -> result.trial().learner().equals(learner))
                    .filter(result -> result.trial().defence().equals(defence))
                    .toList();
            panels.add(
                new CurvePanel(
                    title(plan, dataset, protocol, learner, defence),
                    majority(dataset),
                    curves(cell, attacks)));
          }
        }
      }
    }
    return List.copyOf(panels);
  }

  private static String title(
      ExperimentPlan plan, Dataset dataset, Protocol protocol, Learner learner, Defence defence) {
    List<String> words = new ArrayList<>();
    if (plan.datasets().size() > 1) {
      words.add(dataset.name());
    }
    if (plan.protocols().size() > 1) {
      words.add(protocol.id());
    }
    words.add(Description.label(learner));
    if (!(defence instanceof NoDefence)) {
      words.add(Description.label(defence));
    }
    return String.join(" · ", words);
  }

  /** Returns the accuracy of a guess that is always the largest class. */
  private static double majority(Dataset dataset) {
    int[] counts = dataset.labels().counts();
    return (double) Arrays.stream(counts).max().orElse(0) / dataset.size();
  }

  /**
   * Returns what the lines are called: the attacks, or the clean baseline where it stands alone.
   */
  private static Set<String> labels(List<Attack> attacks) {
    Set<String> labels = new LinkedHashSet<>();
    for (Attack attack : attacks) {
      if (!(attack instanceof Clean) || attacks.size() == 1) {
        labels.add(Description.label(attack));
      }
    }
    return labels;
  }

  private static List<Curve> curves(List<TrialResult> cell, Set<String> attacks) {
    List<Curve> curves = new ArrayList<>();
    for (String attack : attacks) {
      curves.add(new Curve(attack, false, points(cell, attack, OBSERVED)));
      curves.add(new Curve(attack, true, points(cell, attack, TRUTH)));
    }
    return curves;
  }

  private static List<Curve.Point> points(List<TrialResult> cell, String line, String metric) {
    NavigableMap<Double, List<Double>> byFraction = new TreeMap<>();
    for (TrialResult result : cell) {
      Attack attack = result.trial().attack();
      if (attack instanceof Clean || line.equals(Description.label(attack))) {
        byFraction
            .computeIfAbsent(result.poisonFraction(), _ -> new ArrayList<>())
            .addAll(result.metrics().getOrDefault(metric, List.of()));
      }
    }
    Map<Double, Spread> spreads = new LinkedHashMap<>();
    byFraction.forEach((fraction, values) -> {
      if (!values.isEmpty()) {
        spreads.put(fraction, Spread.of(values));
      }
    });
    return spreads.entrySet().stream()
        .map(point -> new Curve.Point(point.getKey(), point.getValue()))
        .toList();
  }
}
