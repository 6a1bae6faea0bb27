// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.analysis.CurveLine;
import io.poisonlab.analysis.CurveLines;
import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Clean;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.Cell;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.Spread;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.learner.Learner;
import io.poisonlab.parameter.Description;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.stream.Stream;

/**
 * The lines of one learner with one defence, on one data set under one protocol.
 *
 * @param title what they are called
 * @param majority the accuracy of guessing the largest class
 * @param curves for each attack, in alphabetical order, its line as the protocol sees it, then that
 *     on the truth
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

  /**
   * Returns a panel for each data set, protocol, learner and defence, in the order of the plan; its
   * lines are in the order of their colours.
   */
  static List<CurvePanel> of(ExperimentReport report) {
    ExperimentPlan plan = report.plan();
    CurveLines<TrialResult> results = CurveLines.of(report);
    List<CurvePanel> panels = new ArrayList<>();
    for (Dataset dataset : plan.datasets()) {
      for (Protocol protocol : plan.protocols()) {
        for (Learner learner : plan.learners()) {
          for (Defence defence : plan.defences()) {
            List<CurveLine> lines =
                drawn(plan.attacks())
                    .map(attack -> new Cell(dataset.name(), protocol, attack, defence, learner))
                    .map(CurveLine::of)
                    .distinct()
                    .sorted(Comparator.comparing(CurveLine::attack))
                    .toList();
            panels.add(
                new CurvePanel(
                    title(plan, dataset, protocol, learner, defence),
                    dataset.labels().largestShare(),
                    curves(results, lines)));
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

  /** Returns the attacks, or the clean baseline where it stands alone. */
  private static Stream<Attack> drawn(List<Attack> attacks) {
    return attacks.stream().filter(attack -> !(attack instanceof Clean) || attacks.size() == 1);
  }

  private static List<Curve> curves(CurveLines<TrialResult> results, List<CurveLine> lines) {
    List<Curve> curves = new ArrayList<>();
    for (CurveLine line : lines) {
      NavigableMap<Double, List<TrialResult>> along = results.along(line);
      curves.add(new Curve(line.attack(), false, points(along, OBSERVED)));
      curves.add(new Curve(line.attack(), true, points(along, TRUTH)));
    }
    return curves;
  }

  private static List<Curve.Point> points(
      NavigableMap<Double, List<TrialResult>> along, String metric) {
    List<Curve.Point> points = new ArrayList<>();
    along.forEach((fraction, results) -> {
      List<Double> values =
          results.stream()
              .flatMap(result -> result.metrics().getOrDefault(metric, List.of()).stream())
              .toList();
      if (!values.isEmpty()) {
        points.add(new Curve.Point(fraction, Spread.of(values)));
      }
    });
    return points;
  }
}
