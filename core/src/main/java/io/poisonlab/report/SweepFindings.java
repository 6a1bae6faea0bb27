// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.analysis.Attribution;
import io.poisonlab.analysis.Attributions;
import io.poisonlab.analysis.CellRow;
import io.poisonlab.analysis.CellTable;
import io.poisonlab.analysis.Comparison;
import io.poisonlab.analysis.CurveLine;
import io.poisonlab.analysis.CurvePoint;
import io.poisonlab.analysis.Estimate;
import io.poisonlab.analysis.Finding;
import io.poisonlab.analysis.SecurityCurves;
import io.poisonlab.attack.Clean;
import io.poisonlab.dataset.Count;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.ExperimentPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What came out of a sweep, in sentences that need no table. */
final class SweepFindings {
  /** More attacks, or more defences, are left to the tables. */
  private static final int MOST = 6;

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
    findings.overall();
    findings.attacks();
    findings.aims();
    findings.protocol(attributions, curves);
    findings.defences();
    return List.copyOf(findings.sentences);
  }

  private void overall() {
    List<Comparison> harm =
        undefended().stream().flatMap(row -> row.againstClean().stream()).toList();
    long shown = harm.stream().filter(SweepFindings::isShownDrop).count();
    if (harm.isEmpty()) {
      sentences.add(
          "Nothing was poisoned, or nothing clean was run beside it: there is no harm to speak of.");
    } else if (harm.stream().allMatch(one -> one.finding() == Finding.TOO_FEW_SEEDS)) {
      sentences.add(
          "%s per cell can show nothing: what follows may be luck. Repeat with %d or more, for example --seeds 1..%d."
              .formatted(
                  Count.of(harm.getFirst().difference().n(), "seed"),
                  harm.getFirst().seedsNeeded(),
                  Math.max(20, harm.getFirst().seedsNeeded())));
    } else {
      sentences.add(
          "The poison is shown to harm in %d of %s with poison and no defence."
              .formatted(shown, Count.of(harm.size(), "cell")));
    }
  }

  /** Returns the rows with poison and, where the plan has that, without a defence. */
  private List<CellRow> undefended() {
    boolean bare = plan.defences().stream().anyMatch(NoDefence.class::isInstance);
    return truth.stream()
        .filter(row -> !(row.cell().attack() instanceof Clean))
        .filter(row -> !bare || row.cell().defence() instanceof NoDefence)
        .toList();
  }

  private void attacks() {
    SequencedMap<String, List<CellRow>> byAttack = new LinkedHashMap<>();
    for (CellRow row : undefended()) {
      if (row.againstClean().isPresent()) {
        byAttack
            .computeIfAbsent(CurveLine.of(row.cell()).attack(), _ -> new ArrayList<>())
            .add(row);
      }
    }
    byAttack.entrySet().stream()
        .sorted(Comparator.comparingDouble(entry -> change(worst(entry.getValue()))))
        .limit(MOST)
        .forEach(entry -> sentences.add(attack(entry.getKey(), entry.getValue())));
    if (byAttack.size() > MOST) {
      sentences.add(
          "%s did less harm; the tables have them."
              .formatted(Count.of(byAttack.size() - MOST, "more attack")));
    }
  }

  private String attack(String attack, List<CellRow> rows) {
    List<CellRow> shown =
        rows.stream().filter(row -> isShownDrop(row.againstClean().orElseThrow())).toList();
    CellRow worst = worst(shown.isEmpty() ? rows : shown);
    Comparison against = worst.againstClean().orElseThrow();
    Estimate lost = against.difference();
    String drop =
        "at %s %s loses %s of accuracy on the truth%s, from %s to %s"
            .formatted(
                Words.percent(worst.fraction()),
                place(worst),
                Words.points(-lost.mean()),
                lost.interval()
                    .map(known ->
                        " (95 %%: %s to %s)"
                            .formatted(
                                Words.points(-known.high()).replaceAll(" .*", ""),
                                Words.points(-known.low()).replaceAll(" .*", "")))
                    .orElse(""),
                Words.number(worst.estimate().mean() - lost.mean()),
                Words.number(worst.estimate().mean()));
    if (!shown.isEmpty()) {
      double from = shown.stream().mapToDouble(CellRow::fraction).min().orElseThrow();
      return "%s: shown to harm from %s on; %s.".formatted(attack, Words.percent(from), drop);
    }
    double most = rows.stream().mapToDouble(CellRow::fraction).max().orElseThrow();
    if (lost.mean() >= 0) {
      return "%s: no accuracy is lost up to %s.".formatted(attack, Words.percent(most));
    }
    if (against.finding() == Finding.TOO_FEW_SEEDS) {
      return "%s: %s; not shown.".formatted(attack, drop);
    }
    return "%s: no harm is shown up to %s. The largest drop, %s at %s, is within what chance makes%s."
        .formatted(
            attack,
            Words.percent(most),
            Words.points(-lost.mean()),
            Words.percent(worst.fraction()),
            against.detectable().isPresent()
                ? "; %s would have been seen"
                    .formatted(Words.points(against.detectable().getAsDouble()))
                : "");
  }

  /** Success of attacks that are after single inputs, which accuracy does not tell. */
  private void aims() {
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
                "%s: %s does what the attacker wants on %s of the inputs aimed at."
                    .formatted(
                        Words.poison(row), place(row), Words.percent(row.estimate().mean()))));
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
    Optional<CurvePoint> seen = point(curves, row, Metric.ACCURACY.id());
    return rowOf(row)
        .flatMap(real ->
            seen.map(read ->
                "Under whole-dataset the pipeline misleads: with %s it reads %s where %s is right in %s of the cases%s."
                    .formatted(
                        Words.poison(real),
                        Words.number(read.estimate().mean()),
                        place(real),
                        Words.number(real.estimate().mean()),
                        row.shareFromTest()
                            .map(share ->
                                "; %s of the apparent drop come from test rows that were poisoned too"
                                    .formatted(Words.percent(share.value())))
                            .orElse(": its test rows were poisoned too"))));
  }

  private static Optional<CurvePoint> point(
      SecurityCurves curves, Attribution attribution, String metric) {
    return curves.curves().stream()
        .filter(curve -> curve.metric().equals(metric))
        .flatMap(curve -> curve.points().stream())
        .filter(point -> point.cell().equals(attribution.cell()))
        .findFirst();
  }

  private Optional<CellRow> rowOf(Attribution attribution) {
    return truth.stream().filter(row -> row.cell().equals(attribution.cell())).findFirst();
  }

  private void defences() {
    SequencedMap<String, List<CellRow>> byDefence = new LinkedHashMap<>();
    for (CellRow row : truth) {
      if (row.againstUndefended().isPresent()) {
        byDefence.computeIfAbsent(Words.defended(row.cell()), _ -> new ArrayList<>()).add(row);
      }
    }
    byDefence.entrySet().stream()
        .sorted(
            Map.Entry.comparingByValue(
                Comparator.comparingDouble(rows -> -gain(best(poisoned(rows))))))
        .limit(MOST)
        .forEach(entry -> sentences.add(defence(entry.getKey(), entry.getValue())));
  }

  private String defence(String name, List<CellRow> rows) {
    List<CellRow> poisoned = poisoned(rows);
    long helps =
        poisoned.stream().filter(row -> isShown(row) && gain(Optional.of(row)) > 0).count();
    Optional<CellRow> best = best(poisoned);
    String words =
        helps == 0
            ? "%s is not shown to help in any of %s with poison"
                .formatted(name, Count.of(poisoned.size(), "cell"))
            : "%s is shown to help in %d of %s with poison, by up to %s (%s)"
                .formatted(
                    name,
                    helps,
                    Count.of(poisoned.size(), "cell"),
                    Words.points(gain(best)),
                    best.map(Words::poison).orElse(""));
    return rows.stream()
        .filter(row -> row.cell().attack() instanceof Clean)
        .filter(row -> isShown(row) && gain(Optional.of(row)) < 0)
        .min(Comparator.comparingDouble(row -> gain(Optional.of(row))))
        .map(row ->
            "%s; on clean data it costs %s (shown)."
                .formatted(words, Words.points(-gain(Optional.of(row)))))
        .orElse(words + ".");
  }

  private static List<CellRow> poisoned(List<CellRow> rows) {
    return rows.stream().filter(row -> !(row.cell().attack() instanceof Clean)).toList();
  }

  /** Returns the cell where the defence is shown to give most, or where it gives most. */
  private static Optional<CellRow> best(List<CellRow> rows) {
    Comparator<CellRow> byGain = Comparator.comparingDouble(row -> gain(Optional.of(row)));
    return rows.stream()
        .filter(SweepFindings::isShown)
        .max(byGain)
        .or(() -> rows.stream().max(byGain));
  }

  private static double gain(Optional<CellRow> row) {
    return row.flatMap(CellRow::againstUndefended)
        .map(comparison -> comparison.difference().mean())
        .orElse(0.0);
  }

  private static boolean isShown(CellRow row) {
    return row.againstUndefended().filter(one -> one.finding() == Finding.SHOWN).isPresent();
  }

  private static boolean isShownDrop(Comparison comparison) {
    return comparison.finding() == Finding.SHOWN && comparison.difference().mean() < 0;
  }

  private static CellRow worst(List<CellRow> rows) {
    return rows.stream().min(Comparator.comparingDouble(SweepFindings::change)).orElseThrow();
  }

  private static double change(CellRow row) {
    return row.againstClean().orElseThrow().difference().mean();
  }

  /** Returns the learner, and what else a reader must know where the plan has several. */
  private String place(CellRow row) {
    return Words.learned(row.cell())
        + (plan.defences().size() > 1 && !Words.defended(row.cell()).isEmpty()
            ? " with " + Words.defended(row.cell())
            : "")
        + (plan.datasets().size() > 1 ? " on " + row.cell().dataset() : "")
        + (plan.protocols().size() > 1 ? " under " + row.cell().protocol().id() : "");
  }
}
