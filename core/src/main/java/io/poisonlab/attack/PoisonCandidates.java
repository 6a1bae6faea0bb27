// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Draws points that may do harm: rows with a wrong class, near, far and at the edge of the data.
 */
final class PoisonCandidates {
  /** The standard deviation of the noise, in shares of the range. */
  private static final double NOISE = 0.2;

  private static final double FURTHEST = 4;

  private static final int KINDS = 4;

  private final double[][] rows;
  private final int[] codes;
  private final int[] present;
  private final double[][] means;
  private final double[] sides;

  private PoisonCandidates(double[][] rows, int[] codes, int[] present, double[] sides) {
    this.rows = rows;
    this.codes = codes;
    this.present = present;
    this.sides = sides;
    this.means = new double[Arrays.stream(present).max().orElse(-1) + 1][sides.length];
    int[] counts = new int[means.length];
    for (int i = 0; i < rows.length; i++) {
      counts[codes[i]]++;
      for (int j = 0; j < sides.length; j++) {
        means[codes[i]][j] += (rows[i][j] - means[codes[i]][j]) / counts[codes[i]];
      }
    }
  }

  /** Draws from rows of two classes or more. */
  static PoisonCandidates of(UnitBox box, Dataset rows) {
    int[] counts = rows.labels().counts();
    return new PoisonCandidates(
        box.places(rows.table()),
        rows.labels().toArray(),
        IntStream.range(0, counts.length).filter(code -> counts[code] > 0).toArray(),
        box.sides());
  }

  /** A place in the box, and a class. */
  static final class Candidate {
    private final double[] place;
    private final int code;

    Candidate(double[] place, int code) {
      this.place = place;
      this.code = code;
    }

    double[] place() {
      return place;
    }

    int code() {
      return code;
    }
  }

  /** Draws candidates, each kind in turn. */
  List<Candidate> draw(int count, Seed seed) {
    RandomGenerator random = seed.generator();
    List<Candidate> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int row = random.nextInt(rows.length);
      int code = other(codes[row], random);
      double[] place =
          switch (i % KINDS) {
            case 0 -> rows[row].clone();
            case 1 -> noisy(rows[row], random);
            case 2 -> driven(rows[row], means[code], random);
            default -> corner(random);
          };
      drawn.add(new Candidate(place, code));
    }
    return drawn;
  }

  private int other(int code, RandomGenerator random) {
    int[] others = Arrays.stream(present).filter(other -> other != code).toArray();
    return others[random.nextInt(others.length)];
  }

  private double[] noisy(double[] row, RandomGenerator random) {
    double[] place = new double[row.length];
    Arrays.setAll(place, j -> Math.clamp(row[j] + NOISE * random.nextGaussian(), 0, sides[j]));
    return place;
  }

  /** From a class's mean through a row and on, up to so many times its distance. */
  private double[] driven(double[] row, double[] from, RandomGenerator random) {
    double further = random.nextDouble(FURTHEST);
    double[] place = new double[row.length];
    Arrays.setAll(place, j -> Math.clamp(row[j] + further * (row[j] - from[j]), 0, sides[j]));
    return place;
  }

  private double[] corner(RandomGenerator random) {
    double[] place = new double[sides.length];
    Arrays.setAll(place, j -> random.nextBoolean() ? sides[j] : 0);
    return place;
  }
}
