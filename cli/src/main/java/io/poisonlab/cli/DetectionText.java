// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.Count;
import io.poisonlab.defence.Detection;
import io.poisonlab.defence.DetectionCounts;
import io.poisonlab.defence.DetectionQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How good a finding is, the level of chance beside each number: over all rows, then by class. */
final class DetectionText {
  /** More classes are counted. */
  private static final int CLASSES = 20;

  private DetectionText() {}

  static List<String> lines(DetectionQuality quality) {
    TextTable table = new TextTable().words("detection").numbers("found").numbers("chance");
    for (Detection.Measure measure : quality.overall().measures()) {
      table.row(List.of(measure.title(), measure.foundText(), measure.chanceText()));
    }
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(table.lines());
    List<Map.Entry<String, Detection>> touched = quality.touchedClasses();
    if (!touched.isEmpty()) {
      lines.add("");
      lines.addAll(classes(touched.subList(0, Math.min(CLASSES, touched.size()))).lines());
    }
    if (touched.size() > CLASSES) {
      lines.add(
          "%s with poisoned or flagged rows; --format json shows them"
              .formatted(Count.of(touched.size() - CLASSES, "more class")));
    }
    return lines;
  }

  private static TextTable classes(List<Map.Entry<String, Detection>> shown) {
    TextTable table =
        new TextTable().words("class").numbers("rows").numbers("poisoned").numbers("flagged");
    shown
        .getFirst()
        .getValue()
        .measures()
        .forEach(measure -> table.numbers(measure.title() + " (chance)"));
    for (Map.Entry<String, Detection> each : shown) {
      DetectionCounts counts = each.getValue().counts();
      List<String> cells =
          new ArrayList<>(
              List.of(
                  each.getKey(),
                  Integer.toString(counts.inspected()),
                  Integer.toString(counts.poisoned()),
                  Integer.toString(counts.flagged())));
      each.getValue()
          .measures()
          .forEach(
              measure -> cells.add("%s (%s)".formatted(measure.foundText(), measure.chanceText())));
      table.row(cells);
    }
    return table;
  }
}
