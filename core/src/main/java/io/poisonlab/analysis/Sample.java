// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * One value for each seed. It keeps two numbers for each and nothing else, so that a sweep of a
 * million trials fits into memory.
 */
public final class Sample {
  private static final int FIRST = 8;

  private long[] seeds = new long[FIRST];
  private double[] values = new double[FIRST];
  private int size;

  Sample() {}

  /**
   * Makes a sample.
   *
   * @param seeds of the values, each once
   * @param values as many
   */
  public static Sample of(long[] seeds, double[] values) {
    if (seeds.length != values.length || Arrays.stream(seeds).distinct().count() < seeds.length) {
      throw new IllegalArgumentException(
          "a sample needs a value for each seed and each seed once, found %d values for %s"
              .formatted(values.length, Arrays.toString(seeds)));
    }
    Sample sample = new Sample();
    for (int i = 0; i < seeds.length; i++) {
      sample.add(seeds[i], values[i]);
    }
    return sample;
  }

  void add(long seed, double value) {
    if (size == seeds.length) {
      seeds = Arrays.copyOf(seeds, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    seeds[size] = seed;
    values[size++] = value;
  }

  /** Returns how many seeds there are. */
  public int size() {
    return size;
  }

  /** Returns the values, in the order of the trials. */
  public double[] values() {
    return Arrays.copyOf(values, size);
  }

  /** Returns the seeds, in the order of the trials. */
  public LongStream seeds() {
    return Arrays.stream(seeds, 0, size);
  }

  /** Returns the differences from another sample, for the seeds that both have. */
  public Sample minus(Sample other) {
    Sample differences = new Sample();
    boolean aligned = size == other.size && Arrays.equals(seeds, 0, size, other.seeds, 0, size);
    if (aligned) {
      for (int i = 0; i < size; i++) {
        differences.add(seeds[i], rounded(values[i] - other.values[i]));
      }
      return differences;
    }
    Map<Long, Double> others = other.bySeed();
    for (int i = 0; i < size; i++) {
      Double reference = others.get(seeds[i]);
      if (reference != null) {
        differences.add(seeds[i], rounded(values[i] - reference));
      }
    }
    return differences;
  }

  /** Returns the sums with another sample, for the seeds that both have. */
  public Sample plus(Sample other) {
    return minus(other.each(value -> -value));
  }

  /** Returns what becomes of each value. */
  public Sample each(DoubleUnaryOperator change) {
    Sample changed = new Sample();
    for (int i = 0; i < size; i++) {
      changed.add(seeds[i], change.applyAsDouble(values[i]));
    }
    return changed;
  }

  /** Returns the values of these seeds only, in the order of the trials. */
  Sample of(Set<Long> wanted) {
    Sample chosen = new Sample();
    for (int i = 0; i < size; i++) {
      if (wanted.contains(seeds[i])) {
        chosen.add(seeds[i], values[i]);
      }
    }
    return chosen;
  }

  Set<Long> seedSet() {
    return seeds().boxed().collect(Collectors.toSet());
  }

  private Map<Long, Double> bySeed() {
    Map<Long, Double> values = new HashMap<>();
    for (int i = 0; i < size; i++) {
      values.put(seeds[i], this.values[i]);
    }
    return values;
  }

  /**
   * 29/30 - 28/30 is not 28/30 - 27/30 in doubles; without this, differences of one test row would
   * not be ranked as equal.
   */
  private static double rounded(double difference) {
    return Math.rint(difference * 1e12) / 1e12;
  }
}
