// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.random;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The only source of randomness: a 64-bit value that every drawing verb takes as an argument.
 *
 * <p>A seed is forked by the <em>name</em> of the stage that uses it, so a new stage shifts the
 * draws of no other. The mixing function is SplitMix64's finaliser (Steele, Lea and Flood, 2014,
 * "Fast splittable pseudorandom number generators", figure 14); the generator is named so that a
 * newer JDK cannot change it under us.
 *
 * @param value any 64-bit value
 */
public record Seed(long value) {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final String ALGORITHM = "L64X128MixRandom";

  /** Returns the seed of the stage with this name; equal names give equal seeds. */
  public Seed fork(String stage) {
    long mixed = value;
    for (byte b : stage.getBytes(StandardCharsets.UTF_8)) {
      mixed = mix(mixed + GOLDEN_GAMMA + b);
    }
    return new Seed(mix(mixed + GOLDEN_GAMMA + stage.length()));
  }

  /** Returns the seed of the {@code index}-th unit of work (a fold, a tree) of this stage. */
  public Seed fork(long index) {
    return new Seed(mix(mix(value + GOLDEN_GAMMA) + index * GOLDEN_GAMMA));
  }

  /** Returns a fresh generator; two calls give generators with equal streams. */
  public RandomGenerator generator() {
    return RandomGeneratorFactory.of(ALGORITHM).create(value);
  }

  /**
   * Returns {@code n} values, drawn before parallel work starts so that its order cannot matter.
   */
  public long[] longs(int n) {
    return generator().longs(n).toArray();
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
