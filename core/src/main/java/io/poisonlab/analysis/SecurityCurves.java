// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.experiment.Cell;
import io.poisonlab.parameter.Notation;
import io.poisonlab.statistics.Bootstrap;
import java.util.ArrayList;
import java.util.List;

/**
 * The security evaluation curves of a sweep, after Biggio and Roli (2018), "Wild patterns", section
 * 2.4.
 *
 * @param curves in the order of the trials
 */
public record SecurityCurves(List<SecurityCurve> curves) {
  /** Copies the list. */
  public SecurityCurves {
    curves = List.copyOf(curves);
  }

  /** Draws the curves of every metric that was measured. */
  public static SecurityCurves of(Measurements measured) {
    return of(measured, Bootstrap.standard());
  }

  /** Draws the curves of every metric, with intervals drawn in this way. */
  public static SecurityCurves of(Measurements measured, Bootstrap bootstrap) {
    CurveLines<Cell> cells = CurveLines.of(measured);
    List<SecurityCurve> curves = new ArrayList<>();
    for (String metric : measured.metrics()) {
      CurveMaker maker = new CurveMaker(measured, metric, bootstrap);
      for (CurveLine line : cells.ofAttacks()) {
        if (!CellTable.isRepeated(line.protocol(), metric, measured)) {
          curves.addAll(maker.curve(line, cells.along(line)).stream().toList());
        }
      }
    }
    return new SecurityCurves(curves);
  }

  /** Returns a line for each point, numbers in full precision. */
  public String toCsv() {
    List<String> header = new ArrayList<>(CellSheets.columns());
    header.addAll(List.of("metric", "n", "mean", "sd", "low", "high"));
    List<List<String>> rows = new ArrayList<>();
    for (SecurityCurve curve : curves) {
      for (CurvePoint point : curve.points()) {
        List<String> row =
            new ArrayList<>(
                List.of(
                    curve.line().dataset(),
                    curve.line().protocol().id(),
                    curve.line().attack(),
                    Double.toString(point.fraction()),
                    Notation.of(curve.line().defence()).toString(),
                    Notation.of(curve.line().learner()).toString(),
                    curve.metric()));
        row.addAll(Figures.numbers(point.estimate()));
        rows.add(row);
      }
    }
    return new Sheet(header, rows).toCsv();
  }

  /** Returns a line for each curve, for people. */
  public Sheet sheet() {
    List<List<String>> rows = new ArrayList<>();
    for (SecurityCurve curve : curves) {
      Cell cell = curve.points().getLast().cell();
      rows.add(
          List.of(
              cell.dataset(),
              cell.protocol().id(),
              curve.line().attack(),
              Cells.defence(cell),
              Cells.learner(cell),
              curve.metric(),
              curve.points().getFirst().estimate().words(),
              curve.points().getLast().estimate().words()
                  + " at "
                  + Figures.percent(curve.points().getLast().fraction()),
              curve.area().map(Estimate::words).orElse(Figures.ABSENT),
              curve.fall().map(Crossing::words).orElse(Figures.ABSENT)));
    }
    return new Sheet(
        List.of(
            "data",
            "protocol",
            "attack",
            "defence",
            "learner",
            "metric",
            "first",
            "last",
            "mean height",
            "falls by 5 points at"),
        rows);
  }

  /** Returns a line for each curve, as Markdown. */
  public String toMarkdown() {
    return sheet().toMarkdown();
  }
}
