// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import io.poisonlab.dataset.Shuffle;
import io.poisonlab.random.Seed;
import java.util.Arrays;

/**
 * The centres of clusters of rows, found by a few steps of Lloyd's algorithm on a sample, in
 * floats: what they are for need not be exact. A row's closeness to a centre grows as their
 * distance falls.
 */
final class Centroids {
  private static final int STEPS = 4;
  private static final int SAMPLED = 64;

  private final double[] origin;
  private final Frame frame;
  private final int width;
  private final int count;

  /** The centres, and half their squared lengths; filled up to whole steps with none. */
  private final float[] centres;

  private final float[] halves;

  private Centroids(double[] origin, Frame frame, int count) {
    this.origin = origin;
    this.frame = frame;
    this.count = count;
    width = Frame.paddedWidth(origin.length);
    int padded = Frame.paddedWidth(count);
    centres = new float[padded * width];
    halves = new float[padded];
    Arrays.fill(halves, Float.POSITIVE_INFINITY);
  }

  /** Finds so many centres. */
  static Centroids train(double[][] rows, int count, Frame frame, Seed seed) {
    int[] order = Shuffle.shuffled(Shuffle.range(rows.length), seed.generator());
    int[] sample = Arrays.copyOf(order, (int) Math.min(rows.length, (long) SAMPLED * count));
    double[][] sampled = Arrays.stream(sample).mapToObj(row -> rows[row]).toArray(double[][]::new);
    Centroids centroids = new Centroids(mean(sampled), frame, count);
    for (int i = 0; i < count; i++) {
      centroids.move(i, sampled[i]);
    }
    Blocks blocks = Blocks.of(sampled, Shuffle.range(sampled.length));
    for (int step = 0; step < STEPS; step++) {
      centroids.recentre(sampled, centroids.closest(blocks, sampled.length));
    }
    return centroids;
  }

  int count() {
    return count;
  }

  /** Returns how far two centres are from each other. */
  float gap(int centre, int other) {
    float sum = 0;
    for (int feature = 0; feature < width; feature++) {
      float difference = centres[centre * width + feature] - centres[other * width + feature];
      sum += difference * difference;
    }
    return (float) Math.sqrt(sum);
  }

  /** Returns how close one row of a block is to a centre. */
  float closenessOf(Floats rows, int row, int centre) {
    float sum = -halves[centre];
    for (int feature = 0; feature < width; feature++) {
      sum += rows.rows()[row * width + feature] * centres[centre * width + feature];
    }
    return sum;
  }

  private static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int feature = 0; feature < mean.length; feature++) {
        mean[feature] += row[feature] / rows.length;
      }
    }
    return mean;
  }

  private void move(int centre, double[] to) {
    float half = 0;
    for (int feature = 0; feature < to.length; feature++) {
      float value = (float) ((to[feature] - origin[feature]) * frame.scale());
      centres[centre * width + feature] = value;
      half += 0.5f * value * value;
    }
    halves[centre] = half;
  }

  private void recentre(double[][] rows, int[] closest) {
    double[][] sums = new double[count][origin.length];
    int[] sizes = new int[count];
    for (int row = 0; row < rows.length; row++) {
      sizes[closest[row]]++;
      for (int feature = 0; feature < origin.length; feature++) {
        sums[closest[row]][feature] += rows[row][feature];
      }
    }
    for (int centre = 0; centre < count; centre++) {
      int size = sizes[centre];
      if (size > 0) {
        move(centre, Arrays.stream(sums[centre]).map(sum -> sum / size).toArray());
      }
    }
  }

  /** Returns for each row the number of its closest centre. */
  int[] closest(Blocks blocks, int n) {
    int[] closest = new int[n];
    Workers.forEach(
        blocks.all().length,
        index -> {
          Block block = blocks.all()[index];
          float[][] closeness = closeness(floats(block), 0, count);
          int[] best = new int[block.size()];
          float[] most = closeness[0].clone();
          for (int centre = 1; centre < count; centre++) {
            float[] each = closeness[centre];
            for (int i = 0; i < best.length; i++) {
              if (each[i] > most[i]) {
                most[i] = each[i];
                best[i] = centre;
              }
            }
          }
          for (int i = 0; i < best.length; i++) {
            closest[block.id(i)] = best[i];
          }
        });
    return closest;
  }

  /** Returns the rows of a block as floats about the origin of the centres. */
  Floats floats(Block block) {
    return Floats.of(block, origin, frame);
  }

  /** Returns for the centres from one to before another the closeness of each row. */
  float[][] closeness(Floats rows, int from, int to) {
    int length = rows.halves().length;
    int first = from / Kernel.STEP * Kernel.STEP;
    float[][] all = new float[Frame.paddedWidth(to) - first][length];
    float[][] four = new float[Kernel.STEP][];
    for (int centre = first; centre < to; centre += Kernel.STEP) {
      for (int i = 0; i < Kernel.STEP; i++) {
        four[i] = all[centre - first + i];
        Arrays.fill(four[i], -halves[centre + i]);
      }
      for (int feature = 0; feature < width; feature += Kernel.STEP) {
        Kernel.add(four, rows.columns(), feature, centres, centre * width, width, length);
      }
    }
    return Arrays.copyOfRange(all, from - first, to - first);
  }
}
