// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Spread;
import io.poisonlab.experiment.TrialResult;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/**
 * Accuracy against the share of poisoned rows, as a PNG picture to be shown {@value #WIDTH} units
 * wide.
 *
 * <p>Each attack has a colour and a marker of its own; its solid line is accuracy as the protocol
 * sees it, its dashed line that on the true features and labels of the same rows. Where both are
 * the same everywhere, as under train-only, one line is drawn. Every line starts at the clean
 * baseline. A point is the mean over seeds and folds and its bar one standard deviation either way;
 * lines stand a hair apart then, so that one bar does not hide another. A dotted grey line marks
 * what guessing the largest class would score. Each learner with each defence has a panel of its
 * own, {@value #MAX_PANELS} at the most: of more, those that the plan names first, and a line below
 * says how many are left out.
 */
public final class AccuracyPlot {
  /** The most panels in a picture. */
  public static final int MAX_PANELS = 8;

  /** The width in which it is shown; it holds twice as many pixels. */
  public static final int WIDTH = 800;

  private static final int MARGIN = 28;
  private static final int HEADING = 62;
  private static final int WIDE_PANEL = 400;
  private static final int NARROW_PANEL = 270;

  private final ExperimentPlan plan;
  private final List<CurvePanel> panels;
  private final int leftOut;
  private final int tests;
  private final AccuracyLegend legend;
  private final List<byte[]> drawn = new ArrayList<>(1);

  private AccuracyPlot(ExperimentReport report) {
    List<CurvePanel> all = CurvePanel.of(report);
    this.plan = report.plan();
    this.panels = all.subList(0, Math.min(MAX_PANELS, all.size()));
    this.leftOut = all.size() - panels.size();
    this.tests =
        plan.seeds().size()
            * report.results().stream().mapToInt(TrialResult::tests).max().orElse(1);
    this.legend =
        new AccuracyLegend(
            panels.getFirst().observed().stream().map(Curve::attack).toList(),
            panels.stream().anyMatch(CurvePanel::truthDiffers));
  }

  /** Prepares the picture of a report. */
  public static AccuracyPlot of(ExperimentReport report) {
    return new AccuracyPlot(report);
  }

  /** Returns what the legend says: the attacks, then what the kinds of line mean. */
  public List<String> legend() {
    return legend.entries();
  }

  /**
   * Draws a small picture and throws it away, which makes Java load its fonts and all that drawing
   * needs. A program that will want a picture can do so in another thread, while it has other
   * things to do: the picture is then there half a second sooner.
   */
  public static void warmUp() {
    Curve.Point start = new Curve.Point(0, Spread.of(List.of(1.0)));
    Curve.Point end = new Curve.Point(1, Spread.of(List.of(0.5)));
    List<Curve> curves =
        List.of(
            new Curve("x", false, List.of(start, end)), new Curve("x", true, List.of(start, end)));
    CurvePanel panel = new CurvePanel("", 0.5, curves);
    try (Canvas canvas = new Canvas(200, 200)) {
      AccuracyAxes.of(List.of(panel), false, true).draw(canvas, panel, new Rectangle(200, 200));
      canvas.text(".", 0, 1, Palette.boldLetters(18), Palette.INK);
      canvas.png();
    }
  }

  /** Returns the picture, which is drawn the first time. */
  public byte[] toPng() {
    synchronized (drawn) {
      if (drawn.isEmpty()) {
        drawn.add(draw());
      }
      return drawn.getFirst().clone();
    }
  }

  private byte[] draw() {
    int columns = panels.size() == 1 ? 1 : 2;
    int rows = (panels.size() + columns - 1) / columns;
    int panelHeight = columns == 1 ? WIDE_PANEL : NARROW_PANEL;
    int bottom = HEADING + rows * panelHeight;
    int legendHeight = legend.height(WIDTH - 2 * MARGIN);
    try (Canvas canvas = new Canvas(WIDTH, bottom + legendHeight + MARGIN)) {
      heading(canvas);
      AccuracyAxes axes = AccuracyAxes.of(panels, tests > 1, legend.truthShown());
      for (int i = 0; i < panels.size(); i++) {
        axes.draw(
            canvas,
            panels.get(i),
            new Rectangle(
                i % columns * (WIDTH / columns),
                HEADING + i / columns * panelHeight,
                WIDTH / columns,
                panelHeight));
      }
      legend.draw(canvas, MARGIN, bottom + 6, WIDTH - 2 * MARGIN);
      return canvas.png();
    }
  }

  private void heading(Canvas canvas) {
    canvas.text(
        "Accuracy against poison: " + plan.datasetNames(),
        MARGIN,
        32,
        Palette.boldLetters(18),
        Palette.INK);
    String setting = panels.size() == 1 ? panels.getFirst().title() + " · " : "";
    String spread = tests > 1 ? " · mean ± sd of %d tests".formatted(tests) : "";
    String hidden =
        leftOut > 0
            ? " · %d of %d panels, all are in the summary"
                .formatted(panels.size(), panels.size() + leftOut)
            : "";
    canvas.text(
        Canvas.fitted(
            setting + protocol() + spread + hidden, Palette.letters(13), WIDTH - 2.0 * MARGIN),
        MARGIN,
        53,
        Palette.letters(13),
        Palette.FAINT_INK);
  }

  /** Returns the protocol in words, or the names of several. */
  private String protocol() {
    return plan.protocols().size() > 1
        ? plan.protocolIds()
        : plan.protocolIds() + ": " + plan.protocols().getFirst().help();
  }
}
