// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.ToDoubleFunction;

/** What detectors of single inputs see, as a section of the page of the matrix. */
final class InputSection {
  private final StringBuilder text = new StringBuilder();

  private InputSection() {}

  static String of(SingleInputs measured) {
    InputSection section = new InputSection();
    section.head();
    Map<List<String>, List<InputCell>> lines = new LinkedHashMap<>();
    SequencedSet<String> reasons = new LinkedHashSet<>();
    for (InputCell cell : measured.cells()) {
      if (cell.rates().isPresent()) {
        lines
            .computeIfAbsent(
                List.of(
                    "%s, %s".formatted(cell.dataset(), cell.learner()),
                    cell.attack(),
                    MatrixFigures.percent(cell.rate()),
                    cell.detector()),
                _ -> new ArrayList<>())
            .add(cell);
      } else {
        reasons.add("%s, %s: %s".formatted(cell.dataset(), cell.learner(), cell.reason()));
      }
    }
    section.line(
        "| data, learner | attack | rate | detector | clean inputs rejected | stamped inputs accepted | of those that work | success (clean model) |");
    section.line("| --- | --- | --- | --- | --- | --- | --- | --- |");
    lines.forEach(section::line);
    section.line("");
    if (!reasons.isEmpty()) {
      section.line("Not measured:");
      section.line("");
      reasons.forEach(reason -> section.line("- " + reason));
      section.line("");
    }
    return section.text.toString();
  }

  private void head() {
    line("");
    line("## Single inputs: what is seen when the model is asked");
    line("");
    line(
        "A detector judges inputs and not data, so it stands in no table above. It is calibrated on rows that are known to be clean, %s of"
            .formatted(MatrixFigures.percent(SingleInputs.CHECKED)));
    line(
        "those not held out, to reject 5 % of clean inputs. *Clean* inputs are the test rows, *stamped* ones those that the trigger is for, with it;");
    line(
        "an input *works* where the model says what the attacker wants. A trigger that does not work leaves nothing to see. Every run is in `inputs.csv`.");
    line("");
  }

  private void line(List<String> names, List<InputCell> cells) {
    List<InputCell.Rates> rates = cells.stream().flatMap(cell -> cell.rates().stream()).toList();
    line(
        "| %s | %s | %s | %s | %s (%s) |"
            .formatted(
                String.join(" | ", names),
                mean(rates, InputCell.Rates::falseRejection),
                mean(rates, InputCell.Rates::falseAcceptance),
                MatrixFigures.number(
                    rates.stream()
                        .flatMapToDouble(rate -> rate.workingAcceptance().stream())
                        .average()),
                mean(rates, InputCell.Rates::success),
                mean(rates, InputCell.Rates::control)));
  }

  private static String mean(
      List<InputCell.Rates> rates, ToDoubleFunction<InputCell.Rates> measure) {
    return MatrixFigures.number(rates.stream().mapToDouble(measure).average());
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
