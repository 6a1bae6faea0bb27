// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.analysis.Attribution;
import io.poisonlab.analysis.Attributions;
import io.poisonlab.analysis.CellRow;
import io.poisonlab.analysis.CellTable;
import io.poisonlab.analysis.CurveLine;
import io.poisonlab.analysis.CurvePoint;
import io.poisonlab.analysis.SecurityCurves;
import io.poisonlab.attack.Clean;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.Cell;
import io.poisonlab.experiment.ExperimentPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What came out of a sweep, in sentences that need no table: whether there is harm and how bad it
 * is, then each attack, the protocol, each defence, and at last what to do next.
 */
final class SweepFindings {
  /** More attacks, or more defences, are left to the tables. */
  static final int MOST = 6;

  /** A smaller gap between what the pipeline reads and the truth is not worth a sentence. */
  private static final double GAP = 0.02;

  private final ExperimentPlan plan;
  private final List<CellRow> truth;
  private final List<CellRow> all;
  private final List<String> sentences = new ArrayList<>();

  private SweepFindings(ExperimentPlan plan, CellTable cells) {
    this.plan = plan;
    this.all = cells.rows();
    this.truth =
        cells.rows().stream().filter(row -> row.metric().equals(SweepMetric.TRUTH)).toList();
  }

  static List<String> of(
      ExperimentPlan plan, CellTable cells, Attributions attributions, SecurityCurves curves) {
    SweepFindings findings = new SweepFindings(plan, cells);
    List<CellRow> poisoned = findings.undefended();
    AttackFindings attacks = new AttackFindings(plan, poisoned);
    DefenceFindings defences = new DefenceFindings(findings.truth);
    findings.sentences.add(attacks.overall());
    findings.sentences.addAll(attacks.each());
    findings.aims(curves);
    findings.protocol(attributions, curves);
    findings.sentences.addAll(defences.each());
    findings.sentences.add(NextStep.of(attacks, defences));
    return List.copyOf(findings.sentences);
  }

  /** Returns the rows with poison and, where the plan has that, without a defence. */
  private List<CellRow> undefended() {
    boolean bare = plan.defences().stream().anyMatch(NoDefence.class::isInstance);
    return truth.stream()
        .filter(row -> !(row.cell().attack() instanceof Clean))
        .filter(row -> !bare || row.cell().defence() instanceof NoDefence)
        .filter(row -> row.againstClean().isPresent())
        .toList();
  }

  /** Success of attacks that are after single inputs, which accuracy does not tell. */
  private void aims(SecurityCurves curves) {
    SequencedMap<String, CellRow> best = new LinkedHashMap<>();
    for (CellRow row : all) {
      if (row.metric().equals(SweepMetric.SUCCESS) && row.cell().defence() instanceof NoDefence) {
        best.merge(
            CurveLine.of(row.cell()).attack(),
            row,
            (a, b) -> a.estimate().mean() >= b.estimate().mean() ? a : b);
      }
    }
    best.values().stream()
        .limit(MOST)
        .forEach(row ->
            sentences.add(
                "%s%s: the model does what the attacker wants on %s of the inputs aimed at%s."
                    .formatted(
                        Words.poison(row),
                        Words.place(plan, row.cell()),
                        Words.percent(row.estimate().mean()),
                        point(curves, row.cell(), SweepMetric.CONTROL)
                            .map(control ->
                                ", one without poison on "
                                    + Words.percent(control.estimate().mean()))
                            .orElse(""))));
  }

  /** Where the pipeline's own test set misleads. */
  private void protocol(Attributions attributions, SecurityCurves curves) {
    attributions.rows().stream()
        .filter(row -> row.cell().defence() instanceof NoDefence)
        .filter(row -> row.fromTest().mean() >= GAP)
        .max(Comparator.comparingDouble(row -> row.fromTest().mean()))
        .flatMap(row -> misread(row, curves))
        .ifPresent(sentences::add);
  }

  private Optional<String> misread(Attribution row, SecurityCurves curves) {
    Optional<CurvePoint> seen = point(curves, row.cell(), Metric.ACCURACY.id());
    return rowOf(row)
        .flatMap(real ->
            seen.map(read ->
                "Under whole-dataset the pipeline misleads, because its test rows were poisoned too: with %s%s it reads an accuracy of %s where the model is right in %s of the cases.%s"
                    .formatted(
                        Words.poison(real),
                        Words.place(plan, real.cell()),
                        Words.percent(read.estimate().mean()),
                        Words.percent(real.estimate().mean()),
                        row.shareFromTest()
                            .map(share ->
                                " The poisoned test rows make %s of the drop that it reports."
                                    .formatted(Words.percent(share.value())))
                            .orElse(""))));
  }

  private static Optional<CurvePoint> point(SecurityCurves curves, Cell cell, String metric) {
    return curves.curves().stream()
        .filter(curve -> curve.metric().equals(metric))
        .flatMap(curve -> curve.points().stream())
        .filter(point -> point.cell().equals(cell))
        .findFirst();
  }

  private Optional<CellRow> rowOf(Attribution attribution) {
    return truth.stream().filter(row -> row.cell().equals(attribution.cell())).findFirst();
  }
}
