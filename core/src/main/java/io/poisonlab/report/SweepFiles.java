// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import java.util.List;

/** The names of the files of a report. */
public final class SweepFiles {
  /** The page. */
  public static final String PAGE = "report.html";

  /** The report as Markdown. */
  public static final String MARKDOWN = "report.md";

  /** Every cell with its statistics, numbers in full precision. */
  public static final String CELLS = "report.csv";

  /** The points of the curves of every metric that is offered, numbers in full precision. */
  public static final String POINTS = "report_curves.csv";

  /** Findings, cells, plan and provenance for programs. */
  public static final String JSON = "report.json";

  /** The curves of accuracy on the truth, for papers. */
  public static final String CURVES = "report_curves.svg";

  /** The confusion matrices of every trial. */
  public static final String MATRICES = "confusion_matrices.csv";

  /** The confusion matrices, drawn. */
  public static final String MATRICES_PICTURE = "confusion_matrices.png";

  /** Those that every report has. */
  static final List<String> ALL = List.of(PAGE, MARKDOWN, CELLS, POINTS, JSON, CURVES);

  private SweepFiles() {}
}
