// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.evaluation.ConfusionMatrix;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Trial;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.parameter.Description;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;

/**
 * Confusion matrices as one PNG picture to be shown {@value #WIDTH} units wide: a row of the
 * picture for two trials, each with the matrix as the protocol sees its test rows and that on their
 * clean truth; where both are the same in every trial, as under train-only, one matrix each.
 *
 * <p>Cells show counts and the share of their true class, and are the darker the larger the share.
 * Shown are the trials of the plan's first seed, in the order of the plan, {@value #MAX_TRIALS} at
 * the most; the heading says how many there are in all. With more than {@value
 * ConfusionCells#MAX_WRITTEN} classes the cells are colours only.
 */
public final class ConfusionPlot {
  /** The most trials in a picture. */
  public static final int MAX_TRIALS = 16;

  /** The width in which it is shown; it holds twice as many pixels. */
  public static final int WIDTH = 1000;

  private static final int MARGIN = 28;
  private static final int HEADING = 72;
  private static final int GAP = 26;
  private static final int PER_ROW = 4;

  private final ExperimentReport report;
  private final List<TrialResult> shown;
  private final List<Panel> panels;

  private ConfusionPlot(ExperimentReport report) {
    this.report = report;
    long first = report.plan().seeds().getFirst();
    this.shown =
        report.results().stream()
            .filter(result -> result.trial().seed() == first)
            .limit(MAX_TRIALS)
            .toList();
    boolean differ =
        shown.stream().anyMatch(result -> !result.confusion().equals(result.cleanConfusion()));
    List<Panel> all = new ArrayList<>();
    for (TrialResult result : shown) {
      String title = title(result.trial());
      if (differ) {
        all.add(new Panel(title, true, "as the protocol sees it", result.confusion()));
        all.add(new Panel(title, false, "on the clean truth", result.cleanConfusion()));
      } else {
        all.add(new Panel(title, true, "test rows", result.confusion()));
      }
    }
    this.panels = List.copyOf(all);
  }

  /** Prepares the picture of a report. */
  public static ConfusionPlot of(ExperimentReport report) {
    return new ConfusionPlot(report);
  }

  /** Returns the titles of the panels, in order. */
  public List<String> titles() {
    return panels.stream().map(panel -> panel.title() + ", " + panel.measured()).toList();
  }

  /** Draws the picture. */
  public byte[] toPng() {
    int width = (WIDTH - 2 * MARGIN - (PER_ROW - 1) * GAP) / PER_ROW;
    int height = ConfusionCells.height(width);
    int rows = (panels.size() + PER_ROW - 1) / PER_ROW;
    try (Canvas canvas = new Canvas(WIDTH, HEADING + rows * (height + GAP) + MARGIN / 2)) {
      heading(canvas);
      for (int i = 0; i < panels.size(); i++) {
        Panel panel = panels.get(i);
        int left = MARGIN + i % PER_ROW * (width + GAP);
        int top = HEADING + i / PER_ROW * (height + GAP);
        if (panel.headed()) {
          int room = panels.size() > shown.size() ? 2 * width + GAP : width;
          Font bold = Palette.boldLetters(12);
          canvas.text(
              Canvas.fitted(panel.title(), bold, room), left, top + 12.0, bold, Palette.INK);
        }
        new ConfusionCells(panel.matrix()).draw(canvas, panel.measured(), left, top, width);
      }
      return canvas.png();
    }
  }

  /** Returns what tells the trial from the others that are shown. */
  private String title(Trial trial) {
    StringBuilder title = new StringBuilder();
    if (report.plan().datasets().size() > 1) {
      title.append(trial.dataset().name()).append(" · ");
    }
    if (report.plan().protocols().size() > 1) {
      title.append(trial.protocol().id()).append(" · ");
    }
    title.append(trial.poison());
    if (report.plan().learners().size() > 1) {
      title.append(" · ").append(Description.label(trial.learner()));
    }
    if (report.plan().defences().size() > 1) {
      title.append(" · ").append(Description.label(trial.defence()));
    }
    return title.toString();
  }

  private void heading(Canvas canvas) {
    canvas.text(
        "Confusion: "
            + report.plan().datasetNames()
            + ", "
            + report.plan().protocolIds()
            + ", seed "
            + report.plan().seeds().getFirst(),
        MARGIN,
        32,
        Palette.boldLetters(18),
        Palette.INK);
    String counted = "rows: true class, columns: predicted class, share of the true class below";
    String hidden =
        shown.size() < report.results().size()
            ? " · %d of %d trials".formatted(shown.size(), report.results().size())
            : "";
    canvas.text(counted + hidden, MARGIN, 53, Palette.letters(13), Palette.FAINT_INK);
  }

  private record Panel(String title, boolean headed, String measured, ConfusionMatrix matrix) {}
}
