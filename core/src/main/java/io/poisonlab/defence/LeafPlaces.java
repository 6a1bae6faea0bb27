// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.forest.ClassTree;
import io.poisonlab.forest.FeatureCodes;
import io.poisonlab.forest.Forest;
import io.poisonlab.forest.Growth;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places of rows by the leaves of a forest that they fall into.
 *
 * <p>A leaf is 64 random signs, a row the mean of its leaves, so the product of two rows is close
 * to the share of trees in which they share a leaf (Achlioptas 2003, "Database-friendly random
 * projections"): 64 values instead of one for each leaf. Takes O(trees · n · (depth + 64)).
 */
final class LeafPlaces {
  private static final int TREES = 100;

  private LeafPlaces() {}

  static double[][] of(Dataset data, Seed seed, String defence) {
    double[][] rows = EncodedRows.of(data, 2, defence);
    int[] counts = data.labels().counts();
    int[] seen = IntStream.range(0, counts.length).filter(label -> counts[label] > 0).toArray();
    if (seen.length < 2) {
      throw new IllegalArgumentException(
          "%s with leaves grows a forest and needs two classes or more, data set \"%s\" has rows of one; choose raw or pca"
              .formatted(defence, data.name()));
    }
    int[] number = new int[counts.length];
    for (int i = 0; i < seen.length; i++) {
      number[seen[i]] = i;
    }
    int[] labels = IntStream.of(data.labels().toArray()).map(label -> number[label]).toArray();
    int some = Math.max(1, (int) Math.sqrt(rows[0].length));
    List<ClassTree> trees =
        Forest.grow(
            FeatureCodes.of(rows, FeatureCodes.EXACT),
            labels,
            seen.length,
            new Growth(Growth.UNLIMITED, some),
            seed.fork("trees").longs(TREES));
    Seed signs = seed.fork("signs");
    return IntStream.range(0, rows.length)
        .parallel()
        .mapToObj(row -> place(rows[row], trees, signs))
        .toArray(double[][]::new);
  }

  private static double[] place(double[] row, List<ClassTree> trees, Seed signs) {
    double[] place = new double[Long.SIZE];
    for (int tree = 0; tree < trees.size(); tree++) {
      long bits = signs.fork(tree).fork(trees.get(tree).leaf(row)).value();
      for (int i = 0; i < Long.SIZE; i++) {
        place[i] += (bits >>> i & 1) == 0 ? 1 : -1;
      }
    }
    for (int i = 0; i < Long.SIZE; i++) {
      place[i] /= trees.size();
    }
    return place;
  }
}
