// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import java.util.ArrayList;
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
  /**
   * Returns the rates at every limit that makes a difference, from rejecting nothing on.
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
    double[] limits =
        DoubleStream.concat(
                DoubleStream.of(1),
                DoubleStream.concat(
                    clean.scores().stream().mapToDouble(Double::doubleValue),
                    triggered.scores().stream().mapToDouble(Double::doubleValue)))
            .distinct()
            .sorted()
            .toArray();
    List<RejectionRates> curve = new ArrayList<>();
    for (int i = limits.length - 1; i >= 0; i--) {
      double limit = limits[i];
      curve.add(
          new RejectionRates(
              limit,
              new InputVerdicts(clean.scores(), limit).rejected(),
              1 - new InputVerdicts(triggered.scores(), limit).rejected()));
    }
    return curve;
  }
}
