// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.html.PageScript;
import io.poisonlab.statistics.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The curves of a sweep as the page's script reads them.
 *
 * @param curves those that the page can draw
 * @param left how many are left out, so that the page stays small
 * @param guess for each data set the accuracy of guessing its largest class
 */
record SweepCurves(List<SweepCurve> curves, int left, Map<String, Double> guess) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int DIGITS = 5;

  /** Some 40 bytes each. */
  private static final int MOST_POINTS = 12_000;

  SweepCurves {
    curves = List.copyOf(curves);
    guess = Map.copyOf(guess);
  }

  /** Takes the first curves, as many as a page of bounded size holds. */
  static SweepCurves first(List<SweepCurve> all, Map<String, Double> guess) {
    int points = 0;
    int taken = 0;
    while (taken < all.size() && points + all.get(taken).points().size() <= MOST_POINTS) {
      points += all.get(taken).points().size();
      taken++;
    }
    return new SweepCurves(all.subList(0, taken), all.size() - taken, guess);
  }

  /** Returns the element that holds the curves. */
  String element() {
    List<SweepMetric> metrics = curves.stream().map(SweepCurve::metric).distinct().toList();
    List<String> datasets = names(SweepCurve::dataset);
    List<String> protocols = names(SweepCurve::protocol);
    List<String> learners = names(SweepCurve::learner);
    List<String> defences = names(SweepCurve::defence);
    List<String> attacks = names(SweepCurve::attack).stream().sorted().toList();
    SequencedMap<String, Object> data = new LinkedHashMap<>();
    data.put("dataset", datasets);
    data.put("protocol", protocols);
    data.put("learner", learners);
    data.put("defence", defences);
    data.put("attack", attacks);
    data.put(
        "guess", datasets.stream().map(name -> rounded(guess.getOrDefault(name, 0.0))).toList());
    data.put("metrics", metrics.stream().map(SweepCurves::described).toList());
    List<Map<String, Object>> lines = new ArrayList<>();
    for (SweepCurve curve : curves) {
      SequencedMap<String, Object> line = new LinkedHashMap<>();
      line.put("dataset", datasets.indexOf(curve.dataset()));
      line.put("protocol", protocols.indexOf(curve.protocol()));
      line.put("learner", learners.indexOf(curve.learner()));
      line.put("defence", defences.indexOf(curve.defence()));
      line.put("attack", attacks.indexOf(curve.attack()));
      line.put("metric", metrics.indexOf(curve.metric()));
      line.put("x", values(curve, point -> rounded(point.share())));
      line.put("mean", values(curve, point -> rounded(point.mean())));
      line.put("low", values(curve, point -> end(point, true)));
      line.put("high", values(curve, point -> end(point, false)));
      line.put("n", values(curve, SweepCurve.Point::trials));
      lines.add(line);
    }
    data.put("curves", lines);
    return PageScript.data("curves", JSON.writeValueAsString(data));
  }

  private static SequencedMap<String, Object> described(SweepMetric metric) {
    SequencedMap<String, Object> words = new LinkedHashMap<>();
    words.put("name", metric.name());
    words.put("help", metric.help());
    words.put("accuracy", metric.accuracy());
    return words;
  }

  private List<String> names(Function<SweepCurve, String> name) {
    return curves.stream().map(name).distinct().toList();
  }

  private static List<@Nullable Object> values(
      SweepCurve curve, Function<SweepCurve.Point, @Nullable Object> value) {
    List<@Nullable Object> values = new ArrayList<>();
    curve.points().forEach(point -> values.add(value.apply(point)));
    return values;
  }

  private static @Nullable BigDecimal end(SweepCurve.Point point, boolean low) {
    if (point.interval().isEmpty()) {
      return null;
    }
    Interval interval = point.interval().get();
    return rounded(low ? interval.low() : interval.high());
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
  }
}
