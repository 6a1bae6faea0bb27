// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws panels of an accuracy plot, all on the same scales.
 *
 * @param lowest where the accuracy axis begins, in [0, 1)
 * @param highest where it ends: 1, or more if a bar reaches there
 * @param widest where the fraction axis ends, in (0, 1]
 * @param titled whether a panel has its title above it
 * @param bars whether points have bars
 * @param truthShown whether lines on the truth are drawn
 */
record AccuracyAxes(
    double lowest,
    double highest,
    double widest,
    boolean titled,
    boolean bars,
    boolean truthShown) {
  private static final double LEAST_WIDTH = 0.05;

  /**
   * How far the lines stand apart, so that one bar does not hide another, as a share of the axis.
   */
  private static final double BAR_STEP = 0.008;

  /** Chooses scales that hold every point and bar of all panels. */
  static AccuracyAxes of(List<CurvePanel> panels, boolean bars, boolean truthShown) {
    double lowest =
        points(panels)
            .mapToDouble(point -> point.accuracy().mean() - point.accuracy().deviation())
            .min()
            .orElse(0);
    double highest =
        points(panels)
            .mapToDouble(point -> point.accuracy().mean() + point.accuracy().deviation())
            .max()
            .orElse(1);
    double guessed = panels.stream().mapToDouble(CurvePanel::majority).min().orElse(0);
    double widest = points(panels).mapToDouble(Curve.Point::fraction).max().orElse(0);
    return new AccuracyAxes(
        Math.max(0, Math.floor(10 * Math.min(lowest, guessed) - 0.2) / 10),
        Math.max(1, highest),
        Math.max(LEAST_WIDTH, widest),
        panels.size() > 1,
        bars,
        truthShown);
  }

  private static Stream<Curve.Point> points(List<CurvePanel> panels) {
    return panels.stream()
        .flatMap(panel -> panel.curves().stream())
        .flatMap(curve -> curve.points().stream());
  }

  void draw(Canvas canvas, CurvePanel panel, Rectangle place) {
    XYChart chart = new XYChart(place.width, place.height, ChartTheme.XChart);
    style(chart.getStyler());
    chart.setTitle(panel.title());
    chart.setXAxisTitle("poisoned share of the rows attacked");
    chart.setYAxisTitle("accuracy");
    guess(chart, panel.majority());
    List<Curve> observed = panel.observed();
    for (int line = 0; line < observed.size(); line++) {
      Curve curve = observed.get(line);
      if (truthShown) {
        add(chart, panel.truthOf(curve), line);
      }
      add(chart, curve, line);
    }
    Graphics2D pen = (Graphics2D) canvas.pen().create(place.x, place.y, place.width, place.height);
    try {
      chart.paint(pen, place.width, place.height);
    } finally {
      pen.dispose();
    }
  }

  private void guess(XYChart chart, double majority) {
    double[] ends = {0, widest * 1.02};
    double[] level = {majority, majority};
    XYSeries series = chart.addSeries("guess", ends, level);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(Palette.FAINT_INK);
    series.setLineStyle(Palette.dotted());
  }

  private void add(XYChart chart, Curve curve, int line) {
    if (curve.points().isEmpty()) {
      return; // none of its trials finished
    }
    double shift = bars ? BAR_STEP * widest * (line + (curve.truth() ? 0.5 : 0)) : 0;
    double[] fractions = numbers(curve, point -> point.fraction() + shift);
    double[] means = numbers(curve, point -> point.accuracy().mean());
    String name = curve.attack() + (curve.truth() ? " truth" : "");
    XYSeries series =
        bars
            ? chart.addSeries(
                name, fractions, means, numbers(curve, point -> point.accuracy().deviation()))
            : chart.addSeries(name, fractions, means);
    Color colour = Palette.colour(line);
    series.setLineColor(colour);
    series.setMarkerColor(colour);
    series.setMarker(curve.truth() ? new HollowMarker(Palette.marker(line)) : Palette.marker(line));
    series.setLineStyle(curve.truth() ? Palette.dashed() : Palette.solid());
  }

  private static double[] numbers(Curve curve, ToDoubleFunction<Curve.Point> value) {
    return curve.points().stream().mapToDouble(value).toArray();
  }

  private void style(XYStyler styler) {
    styler.setChartTitleVisible(titled);
    styler.setChartTitleFont(Palette.boldLetters(14));
    styler.setChartTitleFontColor(Palette.INK);
    styler.setChartTitleBoxVisible(false);
    styler.setLegendVisible(false);
    styler.setChartBackgroundColor(Palette.PAPER);
    styler.setPlotBackgroundColor(Palette.PAPER);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setPlotGridLinesColor(Palette.GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotContentSize(0.96);
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTickMarksColor(Palette.GRID);
    styler.setAxisTickLabelsFont(Palette.letters(13));
    styler.setAxisTickLabelsColor(Palette.FAINT_INK);
    styler.setAxisTitleFont(Palette.letters(13));
    styler.setXAxisTitleColor(Palette.INK);
    styler.setYAxisTitleColor(Palette.INK);
    styler.setXAxisMin(0.0);
    styler.setXAxisMax(widest * 1.02);
    styler.setYAxisMin(lowest);
    styler.setYAxisMax(highest);
    styler.setYAxisDecimalPattern("0.0");
    styler.setXAxisTickLabelsFormattingFunction(AccuracyAxes::percent);
    styler.setErrorBarsColorSeriesColor(true);
    styler.setMarkerSize(9);
    styler.setChartPadding(10);
  }

  private static String percent(Double fraction) {
    double percent = Math.round(fraction * 1000) / 10.0;
    return percent == Math.rint(percent) ? "%d %%".formatted((int) percent) : percent + " %";
  }
}
