// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.html.Markup;
import io.poisonlab.statistics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Curves of one metric as an SVG file for papers: a panel for each data set, protocol, learner and
 * defence, a line with its band for each attack. It says in full what it shows, so that it can
 * stand alone.
 */
final class CurvePicture {
  private static final int MOST_PANELS = 12;
  private static final int WIDTH = 380;
  private static final int HEIGHT = 270;
  private static final int LEFT = 52;
  private static final int TOP = 30;
  private static final int RIGHT = 14;
  private static final int BOTTOM = 44;
  private static final int LEGEND = 20;

  private static final String NOTHING =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"380\" height=\"60\"><text x=\"20\" y=\"35\">Nothing was poisoned: there is no curve.</text></svg>\n";

  private final List<String> attacks;
  private final RoundScale up;
  private final RoundScale across;
  private final StringBuilder svg = new StringBuilder();

  private CurvePicture(List<SweepCurve> curves) {
    this.attacks = curves.stream().map(SweepCurve::attack).distinct().sorted().toList();
    double[] values =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .flatMapToDouble(point ->
                point
                    .interval()
                    .map(known -> DoubleStream.of(known.low(), known.high()))
                    .orElseGet(() -> DoubleStream.of(point.mean())))
            .sorted()
            .toArray();
    this.up = RoundScale.around(values[0], Math.max(values[0] + 0.1, values[values.length - 1]));
    this.across =
        RoundScale.upTo(
            Math.max(
                1e-3,
                curves.stream()
                    .flatMap(curve -> curve.points().stream())
                    .mapToDouble(SweepCurve.Point::share)
                    .max()
                    .orElse(1)));
  }

  /**
   * Draws curves.
   *
   * @param curves of one metric; none make a picture that says so
   */
  static String of(List<SweepCurve> curves) {
    return curves.isEmpty() ? NOTHING : new CurvePicture(curves).draw(curves);
  }

  private String draw(List<SweepCurve> curves) {
    SequencedMap<String, List<SweepCurve>> panels = new LinkedHashMap<>();
    for (SweepCurve curve : curves) {
      panels.computeIfAbsent(title(curve), _ -> new ArrayList<>()).add(curve);
    }
    int shown = Math.min(MOST_PANELS, panels.size());
    int columns = Math.min(2, shown);
    int bottom = (shown + columns - 1) / columns * HEIGHT;
    int height = bottom + LEGEND * attacks.size() + 12;
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"DejaVu Sans, Arial, sans-serif\" font-size=\"11\">\n"
            .formatted(columns * WIDTH, height, columns * WIDTH, height));
    svg.append(
        "<title>%s against the poisoned share, with 95 %% intervals%s</title>\n"
            .formatted(
                Markup.escaped(curves.getFirst().metric().name()),
                shown < panels.size() ? ", %d of %d panels".formatted(shown, panels.size()) : ""));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    int at = 0;
    for (List<SweepCurve> panel : panels.values()) {
      if (at < shown) {
        panel(panel, at % columns * WIDTH, at / columns * HEIGHT);
      }
      at++;
    }
    for (int i = 0; i < attacks.size(); i++) {
      int y = bottom + LEGEND * i + 12;
      LineMark mark = new LineMark(i);
      svg.append(
          "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" %s/>%s%s\n"
              .formatted(
                  LEFT,
                  y,
                  LEFT + 34,
                  y,
                  mark.stroke(),
                  mark.point(LEFT + 17.0, y),
                  text("start", LEFT + 42, y + 4, attacks.get(i))));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String title(SweepCurve curve) {
    return "%s · %s · %s%s"
        .formatted(
            curve.dataset(),
            curve.protocol(),
            curve.learner(),
            curve.defence().equals("none") ? "" : " · " + curve.defence());
  }

  private void panel(List<SweepCurve> curves, int left, int top) {
    svg.append("<g transform=\"translate(%d %d)\">\n".formatted(left, top));
    svg.append(
        "<text x=\"%d\" y=\"18\" font-weight=\"bold\">%s</text>\n"
            .formatted(LEFT, Markup.escaped(title(curves.getFirst()))));
    for (double value : up.ticks()) {
      svg.append(
          "<line x1=\"%d\" y1=\"%s\" x2=\"%d\" y2=\"%s\" stroke=\"#ddd\"/>%s\n"
              .formatted(
                  LEFT,
                  y(value),
                  WIDTH - RIGHT,
                  y(value),
                  text("end", LEFT - 6, at(value) + 4, String.format(Locale.ROOT, "%.2f", value))));
    }
    for (double share : across.ticks()) {
      svg.append(text("middle", place(share), HEIGHT - BOTTOM + 16.0, Words.percent(share)))
          .append('\n');
    }
    if (isCut()) {
      // two strokes through the foot of an axis that does not begin at zero
      svg.append(
          "<path class=\"cut\" transform=\"translate(%d %d)\" d=\"M-5 -3l10 -5M-5 3l10 -5\" stroke=\"#222\" fill=\"none\"/>\n"
              .formatted(LEFT, HEIGHT - BOTTOM));
    }
    svg.append(
        text("middle", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - BOTTOM + 34.0, "poisoned share"));
    svg.append(
        "<text transform=\"translate(13 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n"
            .formatted(
                (TOP + HEIGHT - BOTTOM) / 2,
                Markup.escaped(
                    curves.getFirst().metric().name()
                        + (isCut()
                            ? String.format(Locale.ROOT, " (axis from %.2f)", up.low())
                            : ""))));
    curves.forEach(this::curve);
    svg.append("</g>\n");
  }

  /** Returns whether the axis of the metric begins above or below zero. */
  private boolean isCut() {
    return Math.abs(up.low()) > 1e-9;
  }

  private void curve(SweepCurve curve) {
    LineMark mark = new LineMark(attacks.indexOf(curve.attack()));
    List<SweepCurve.Point> banded =
        curve.points().stream().filter(point -> point.interval().isPresent()).toList();
    if (banded.size() > 1) {
      List<String> edge = new ArrayList<>();
      banded.forEach(
          point -> edge.add(place(point, point.interval().map(Interval::high).orElseThrow())));
      banded
          .reversed()
          .forEach(
              point -> edge.add(place(point, point.interval().map(Interval::low).orElseThrow())));
      svg.append(
          "<polygon points=\"%s\" fill=\"%s\" fill-opacity=\"0.15\"/>\n"
              .formatted(String.join(" ", edge), mark.colour()));
    }
    svg.append(
        "<polyline points=\"%s\" fill=\"none\" %s/>\n"
            .formatted(
                curve.points().stream()
                    .map(point -> place(point, point.mean()))
                    .collect(Collectors.joining(" ")),
                mark.stroke()));
    curve
        .points()
        .forEach(
            point -> svg.append(mark.point(place(point.share()), at(point.mean()))).append('\n'));
  }

  private String place(SweepCurve.Point point, double value) {
    return Markup.at(place(point.share())) + "," + y(value);
  }

  private double place(double share) {
    return LEFT + across.share(share) * (WIDTH - LEFT - RIGHT);
  }

  private String y(double value) {
    return Markup.at(at(value));
  }

  private double at(double value) {
    return TOP + (1 - up.share(value)) * (HEIGHT - TOP - BOTTOM);
  }

  private static String text(String anchor, double x, double y, String words) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
        .formatted(Markup.at(x), Markup.at(y), anchor, Markup.escaped(words));
  }
}
