// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.analysis.CellRow;
import io.poisonlab.analysis.Comparison;
import io.poisonlab.analysis.CurveLine;
import io.poisonlab.analysis.Estimate;
import io.poisonlab.analysis.Finding;
import io.poisonlab.dataset.Count;
import io.poisonlab.experiment.ExperimentPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What the poison does, in sentences.
 *
 * @param plan what was swept
 * @param rows accuracy on the truth in every poisoned setting that has a clean one beside it
 */
record AttackFindings(ExperimentPlan plan, List<CellRow> rows) {
  /** From so much on a drop is called severe, and below the other slight. */
  private static final double SEVERE = 0.1;

  private static final double SLIGHT = 0.02;

  /** Returns whether there is harm, and how bad it is. */
  String overall() {
    if (rows.isEmpty()) {
      return "Nothing was poisoned, or nothing clean was run beside it: there is no harm to speak of.";
    }
    if (tooFew()) {
      return "%s cannot tell harm from luck: what follows may be luck."
          .formatted(Count.of(against(rows.getFirst()).difference().n(), "seed"));
    }
    List<CellRow> shown = shown();
    if (shown.isEmpty()) {
      return "No harm is shown: accuracy does not fall by more than chance makes%s."
          .formatted(
              rows.size() == 1 ? "" : " in any of %d poisoned settings".formatted(rows.size()));
    }
    double most = -change(worst(shown));
    return "The poison harms the model, at worst %s: in %d of %s accuracy falls by more than chance makes, by up to %s of 100."
        .formatted(
            most >= SEVERE ? "severely" : most >= SLIGHT ? "noticeably" : "slightly",
            shown.size(),
            Count.of(rows.size(), "poisoned setting"),
            Words.points(most));
  }

  /** Returns whether so few seeds cannot show anything. */
  boolean tooFew() {
    return rows.stream()
        .map(AttackFindings::against)
        .allMatch(one -> one.difference().n() < one.seedsNeeded() && !isShownDrop(one));
  }

  /** Returns the settings in which harm is shown. */
  List<CellRow> shown() {
    return rows.stream().filter(row -> isShownDrop(against(row))).toList();
  }

  /** Returns a sentence or two for each attack, the worst first. */
  List<String> each() {
    SequencedMap<String, List<CellRow>> byAttack = new LinkedHashMap<>();
    for (CellRow row : rows) {
      byAttack.computeIfAbsent(CurveLine.of(row.cell()).attack(), _ -> new ArrayList<>()).add(row);
    }
    List<String> sentences = new ArrayList<>();
    byAttack.entrySet().stream()
        .sorted(Comparator.comparingDouble(entry -> change(worst(entry.getValue()))))
        .limit(SweepFindings.MOST)
        .forEach(entry -> sentences.add(attack(entry.getKey(), entry.getValue())));
    if (byAttack.size() > SweepFindings.MOST) {
      sentences.add(
          "%s did less harm; the tables have them."
              .formatted(Count.of(byAttack.size() - SweepFindings.MOST, "more attack")));
    }
    return sentences;
  }

  private String attack(String attack, List<CellRow> ofAttack) {
    List<CellRow> shown = ofAttack.stream().filter(row -> isShownDrop(against(row))).toList();
    if (!shown.isEmpty()) {
      double from = shown.stream().mapToDouble(CellRow::fraction).min().orElseThrow();
      return "%s: harm is shown from %s on. %s."
          .formatted(attack, Words.percent(from), drop(worst(shown)));
    }
    CellRow worst = worst(ofAttack);
    String most =
        Words.percent(ofAttack.stream().mapToDouble(CellRow::fraction).max().orElseThrow());
    if (Words.points(-change(worst)).equals("0 points") || change(worst) > 0) {
      return "%s: no accuracy is lost up to %s.".formatted(attack, most);
    }
    Comparison against = against(worst);
    if (against.finding() == Finding.TOO_FEW_SEEDS) {
      return "%s: %s. So few seeds cannot tell whether that is luck."
          .formatted(attack, drop(worst).replaceFirst("^At", "at"));
    }
    return "%s: no harm is shown up to %s. The largest drop, %s at %s, may be chance%s."
        .formatted(
            attack,
            most,
            Words.points(-change(worst)),
            Words.percent(worst.fraction()),
            against.detectable().isPresent() && against.detectable().getAsDouble() > -change(worst)
                ? "; one of %s would have been seen"
                    .formatted(Words.points(against.detectable().getAsDouble()))
                : "");
  }

  private String drop(CellRow row) {
    Estimate lost = against(row).difference();
    return "At %s%s the model is right in %s of the cases instead of %s, %s less%s"
        .formatted(
            Words.percent(row.fraction()),
            Words.place(plan, row.cell()),
            Words.percent(row.estimate().mean()),
            Words.percent(row.estimate().mean() - lost.mean()),
            Words.points(-lost.mean()),
            lost.interval()
                .map(known ->
                    " (95 %%: %s to %s)"
                        .formatted(
                            Words.points(-known.high()).replaceAll(" .*", ""),
                            Words.points(-known.low()).replaceAll(" .*", "")))
                .orElse(""));
  }

  /** Returns the setting that loses most. */
  static CellRow worst(List<CellRow> rows) {
    return rows.stream().min(Comparator.comparingDouble(AttackFindings::change)).orElseThrow();
  }

  static Comparison against(CellRow row) {
    return row.againstClean().orElseThrow();
  }

  private static double change(CellRow row) {
    return against(row).difference().mean();
  }

  private static boolean isShownDrop(Comparison comparison) {
    return comparison.finding() == Finding.SHOWN && comparison.difference().mean() < 0;
  }
}
