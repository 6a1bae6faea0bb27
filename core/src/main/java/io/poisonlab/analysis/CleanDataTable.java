// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.parameter.Description;
import io.poisonlab.parameter.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much clean data makes up for poison.
 *
 * @param rows for each learner every attack
 */
public record CleanDataTable(List<CleanDataRow> rows) {
  /** Copies the list. */
  public CleanDataTable {
    rows = List.copyOf(rows);
  }

  /** Returns the rows of both. */
  public CleanDataTable and(CleanDataTable others) {
    return new CleanDataTable(Stream.concat(rows.stream(), others.rows.stream()).toList());
  }

  /**
   * Returns a line for each point of each curve, numbers in full precision; the lines {@code clean}
   * and {@code cleaned} are the models beside it.
   */
  public String toCsv() {
    List<List<String>> lines = new ArrayList<>();
    for (CleanDataRow row : rows) {
      lines.add(line(row, "clean", "", row.clean()));
      lines.add(line(row, "cleaned", "", row.cleaned()));
      for (CleanDataPoint point : row.points()) {
        lines.add(line(row, "added", Double.toString(point.factor()), point.accuracy()));
      }
    }
    return new Sheet(
            List.of(
                "dataset",
                "base_rows",
                "attack",
                "learner",
                "base",
                "factor",
                "n",
                "mean",
                "sd",
                "low",
                "high"),
            lines)
        .toCsv();
  }

  private static List<String> line(
      CleanDataRow row, String base, String factor, Estimate accuracy) {
    List<String> line =
        new ArrayList<>(
            List.of(
                row.dataset(),
                Integer.toString(row.baseRows()),
                Notation.of(row.attack()).toString(),
                Notation.of(row.learner()).toString(),
                base,
                factor));
    line.addAll(Figures.numbers(accuracy));
    return line;
  }

  /** Returns a line for each attack, for people. */
  public Sheet sheet() {
    return new Sheet(
        List.of(
            "data",
            "learner",
            "poison",
            "clean base",
            "poisoned base",
            "poison taken out",
            "taking out less adding as many",
            "clean rows needed",
            "claim",
            "verdict"),
        rows.stream()
            .map(row ->
                List.of(
                    "%s, %d rows".formatted(row.dataset(), row.baseRows()),
                    Description.label(row.learner()),
                    Description.label(row.attack())
                        + " "
                        + Figures.percent(row.attack().budget().fractionOf(row.baseRows())),
                    row.clean().words(),
                    row.poisoned().words(),
                    row.cleaned().words(),
                    row.cleaningGain().words(),
                    row.need().words(),
                    row.claim().map(Claim::statement).orElse(Figures.ABSENT),
                    row.claim().isPresent() ? row.verdict().words() : Figures.ABSENT))
            .toList());
  }

  /** Returns a line for each attack, as Markdown. */
  public String toMarkdown() {
    return sheet().toMarkdown();
  }
}
