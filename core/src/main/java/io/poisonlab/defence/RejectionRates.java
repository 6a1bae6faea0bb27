// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What a limit costs and catches.
 *
 * @param limit inputs with scores above it are rejected
 * @param falseRejection the share of the clean inputs that are rejected
 * @param falseAcceptance the share of the inputs with a trigger that are not
 */
public record RejectionRates(double limit, double falseRejection, double falseAcceptance) {
  /** False rejections that a short curve shows, where the limits give them. */
  private static final List<Double> SHORT = List.of(0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5);

  /**
   * Returns the rates at every limit that makes a difference, from rejecting nothing on. Takes O(n
   * log n).
   *
   * @param clean the verdicts on clean inputs, one or more
   * @param triggered the verdicts on inputs with a trigger, one or more
   */
  public static List<RejectionRates> curve(InputVerdicts clean, InputVerdicts triggered) {
    if (clean.scores().isEmpty() || triggered.scores().isEmpty()) {
      throw new IllegalArgumentException(
          "rates need clean and triggered inputs, found %d and %d"
              .formatted(clean.scores().size(), triggered.scores().size()));
    }
    double[] sound = sorted(clean);
    double[] stamped = sorted(triggered);
    double[] limits =
        DoubleStream.concat(
                DoubleStream.of(1),
                DoubleStream.concat(Arrays.stream(sound), Arrays.stream(stamped)))
            .distinct()
            .sorted()
            .toArray();
    List<RejectionRates> curve = new ArrayList<>();
    int accepted = sound.length;
    int missed = stamped.length;
    for (int i = limits.length - 1; i >= 0; i--) {
      while (accepted > 0 && sound[accepted - 1] > limits[i]) {
        accepted--;
      }
      while (missed > 0 && stamped[missed - 1] > limits[i]) {
        missed--;
      }
      curve.add(
          new RejectionRates(
              limits[i],
              (double) (sound.length - accepted) / sound.length,
              (double) missed / stamped.length));
    }
    return curve;
  }

  /**
   * Returns a few points of a curve: for each of some shares of clean inputs rejected the limit
   * that catches most without rejecting more.
   */
  public static List<RejectionRates> shortened(List<RejectionRates> curve) {
    return SHORT.stream()
        .map(share ->
            curve.stream()
                .filter(point -> point.falseRejection() <= share)
                .reduce((_, last) -> last)
                .orElseThrow())
        .distinct()
        .toList();
  }

  private static double[] sorted(InputVerdicts verdicts) {
    return verdicts.scores().stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }
}
