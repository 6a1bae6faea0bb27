// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.experiment.Cell;
import io.poisonlab.parameter.Notation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The table of cells as texts. */
final class CellSheets {
  private CellSheets() {}

  /** Returns what tells a cell from others, as it is written in a plan. */
  static List<String> columns() {
    return List.of("dataset", "protocol", "attack", "fraction", "defence", "learner");
  }

  static List<String> of(Cell cell, double fraction) {
    return List.of(
        cell.dataset(),
        cell.protocol().id(),
        Notation.of(cell.attack()).toString(),
        Double.toString(fraction),
        Notation.of(cell.defence()).toString(),
        Notation.of(cell.learner()).toString());
  }

  static Sheet full(CellTable table) {
    List<String> header = new ArrayList<>(columns());
    header.addAll(List.of("metric", "n", "mean", "sd", "low", "high"));
    for (String against : List.of("clean", "undefended")) {
      for (String column :
          List.of(
              "pairs",
              "difference",
              "sd",
              "low",
              "high",
              "p",
              "p_holm",
              "detectable",
              "finding",
              "words")) {
        header.add("vs_" + against + "_" + column);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (CellRow row : table.rows()) {
      List<String> cells = new ArrayList<>(of(row.cell(), row.fraction()));
      cells.add(row.metric());
      cells.addAll(Figures.numbers(row.estimate()));
      cells.addAll(full(row.againstClean()));
      cells.addAll(full(row.againstUndefended()));
      rows.add(cells);
    }
    return new Sheet(header, rows);
  }

  private static List<String> full(Optional<Comparison> comparison) {
    if (comparison.isEmpty()) {
      return Collections.nCopies(10, "");
    }
    Comparison found = comparison.get();
    List<String> cells = new ArrayList<>(Figures.numbers(found.difference()));
    cells.add(Double.toString(found.p()));
    cells.add(Double.toString(found.corrected()));
    cells.add(text(found.detectable()));
    cells.add(found.finding().id());
    cells.add(found.words());
    return cells;
  }

  static String text(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  static Sheet brief(CellTable table) {
    List<String> header =
        List.of(
            "data",
            "protocol",
            "poison",
            "defence",
            "learner",
            "metric",
            "seeds",
            "mean (95 %)",
            "sd",
            "against clean",
            "against no defence");
    return new Sheet(
        header,
        table.rows().stream()
            .map(row -> {
              Cell cell = row.cell();
              List<String> cells =
                  new ArrayList<>(
                      List.of(
                          cell.dataset(),
                          cell.protocol().id(),
                          Cells.poison(cell, row.fraction()),
                          Cells.defence(cell),
                          Cells.learner(cell),
                          row.metric()));
              cells.add(Integer.toString(row.estimate().n()));
              cells.add(row.estimate().words());
              cells.add(
                  row.estimate().n() > 1 ? Figures.of(row.estimate().deviation()) : Figures.ABSENT);
              cells.add(row.againstClean().map(Comparison::words).orElse(Figures.ABSENT));
              cells.add(row.againstUndefended().map(Comparison::words).orElse(Figures.ABSENT));
              return cells;
            })
            .toList());
  }
}
