// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import io.poisonlab.tracking.RunValues.MetricValue;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The lines of metric files: {@code milliseconds value step}, in a model's also the run's id.
 *
 * <p>A value that follows another of the same name and step gets a later time, at least by a
 * millisecond: MLflow takes the latest value by step, then time, and its migration to a database
 * fails where a line is there twice.
 */
final class MetricLines {
  private final Map<MetricKey, Long> lastTimes = new HashMap<>();

  private record MetricKey(String name, long step) {}

  /** Returns the line of a value that is logged now. */
  synchronized String line(MetricValue metric, long now) {
    long time =
        lastTimes.merge(
            new MetricKey(metric.name(), metric.step()),
            now,
            (last, asked) -> Math.max(last + 1, asked));
    return time + " " + PythonForms.repr(metric.value()) + " " + metric.step();
  }

  /** Returns the value with the highest step, then time, then value. */
  static OptionalDouble latest(Path run, String name, String lines) {
    OptionalDouble latest = OptionalDouble.empty();
    long latestStep = Long.MIN_VALUE;
    long latestTime = Long.MIN_VALUE;
    for (String line : lines.lines().filter(text -> !text.isBlank()).toList()) {
      List<String> parts = List.of(line.strip().split(" "));
      try {
        long time = Long.parseLong(parts.getFirst());
        double value = PythonForms.number(parts.get(1));
        long step = parts.size() == 3 || parts.size() == 5 ? Long.parseLong(parts.get(2)) : 0;
        boolean later =
            step > latestStep
                || (step == latestStep
                    && (time > latestTime
                        || (time == latestTime && value >= latest.orElse(value))));
        if (later) {
          latest = OptionalDouble.of(value);
          latestStep = step;
          latestTime = time;
        }
      } catch (NumberFormatException | IndexOutOfBoundsException e) {
        throw new TrackingException(
            "metric %s in %s has the line '%s', expected 'milliseconds value step'; restore the file from a copy"
                .formatted(name, run, line),
            e);
      }
    }
    return latest;
  }
}
