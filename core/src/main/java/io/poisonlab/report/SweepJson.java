// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.analysis.CellRow;
import io.poisonlab.analysis.CellTable;
import io.poisonlab.analysis.Comparison;
import io.poisonlab.analysis.Estimate;
import io.poisonlab.parameter.Notation;
import io.poisonlab.statistics.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report for programs: what is said of the sweep, and every cell in full precision. */
final class SweepJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private SweepJson() {}

  static String of(SweepContent report, CellTable cells) {
    SequencedMap<String, Object> root = new LinkedHashMap<>();
    root.put("title", report.title());
    root.put("scope", report.scope());
    root.put("warnings", report.warnings());
    root.put("findings", report.findings());
    root.put("figures", report.figures().numbers());
    root.put("not_shown", report.notShown());
    root.put("tests", cells.tests());
    root.put("cells", cells.rows().stream().map(SweepJson::cell).toList());
    report.plan().ifPresent(yaml -> root.put("plan", yaml));
    root.put("provenance", report.provenance());
    return JSON.writeValueAsString(root) + "\n";
  }

  private static SequencedMap<String, Object> cell(CellRow row) {
    SequencedMap<String, Object> cell = new LinkedHashMap<>();
    cell.put("dataset", row.cell().dataset());
    cell.put("protocol", row.cell().protocol().id());
    cell.put("attack", Notation.of(row.cell().attack()));
    cell.put("fraction", row.fraction());
    cell.put("defence", Notation.of(row.cell().defence()));
    cell.put("learner", Notation.of(row.cell().learner()));
    cell.put("metric", row.metric());
    add(cell, row.estimate());
    row.againstClean().ifPresent(found -> cell.put("against_clean", compared(found)));
    row.againstUndefended().ifPresent(found -> cell.put("against_undefended", compared(found)));
    return cell;
  }

  private static SequencedMap<String, Object> compared(Comparison comparison) {
    SequencedMap<String, Object> found = new LinkedHashMap<>();
    add(found, comparison.difference());
    found.put("p", comparison.p());
    found.put("p_holm", comparison.corrected());
    comparison.detectable().ifPresent(effect -> found.put("detectable", effect));
    found.put("finding", comparison.finding().id());
    found.put("words", comparison.words());
    return found;
  }

  private static void add(SequencedMap<String, Object> to, Estimate estimate) {
    to.put("n", estimate.n());
    to.put("mean", estimate.mean());
    if (estimate.n() > 1) {
      to.put("sd", estimate.deviation());
    }
    Optional<Interval> interval = estimate.interval();
    interval.ifPresent(known -> to.put("interval", List.of(known.low(), known.high())));
  }
}
