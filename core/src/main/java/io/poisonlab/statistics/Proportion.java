// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

/**
 * How often something happened, and between what bounds its chance lies with 95 % confidence.
 *
 * <p>Wilson (1927), "Probable inference, the law of succession, and statistical inference": the
 * chances at which a count as far from expectation as this one is not yet unlikely. Unlike the
 * usual ± 1.96 standard errors it stays within [0, 1] and is right near 0 and 1 too.
 *
 * @param times how often it happened, from 0 to {@code of}
 * @param of how often it could have, 1 or more
 */
public record Proportion(int times, int of) {
  private static final double Z = 1.959963984540054;

  /** Checks the ranges. */
  public Proportion {
    if (of < 1 || times < 0 || times > of) {
      throw new IllegalArgumentException(
          "a share is of 1 or more, found %d of %d".formatted(times, of));
    }
  }

  /** Returns the share. */
  public double share() {
    return (double) times / of;
  }

  /** Returns the lower bound, 0 where it never happened. */
  public double low() {
    return times == 0 ? 0 : centre() - margin();
  }

  /** Returns the upper bound, 1 where it always happened. */
  public double high() {
    return times == of ? 1 : centre() + margin();
  }

  private double centre() {
    return (share() + Z * Z / (2.0 * of)) / (1 + Z * Z / of);
  }

  private double margin() {
    double share = share();
    return Z * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
  }
}
