// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Source;
import io.poisonlab.dataset.Table;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.Learner;
import io.poisonlab.random.Seed;
import io.poisonlab.surrogate.Kernel;
import io.poisonlab.surrogate.Samples;
import io.poisonlab.surrogate.SvmSurrogate;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The task that SecML's tutorial on poisoning sets: two Gaussian blobs around (−1, −1) and (1, 1)
 * with standard deviation 0.9, brought to [0, 1] by the range of the training rows.
 *
 * @param train rows to train on
 * @param validation rows that the attacker judges harm by
 * @param test rows that nobody sees
 */
record BlobRows(Dataset train, Dataset validation, Dataset test) {
  private static final double DEVIATION = 0.9;

  /** Draws so many rows to train and to validate; the test rows are so many that noise is small. */
  static BlobRows draw(int train, int validation, long seed) {
    RandomGenerator random = new Seed(seed).fork("blobs").generator();
    double[][] x = new double[2][train + validation + 2000];
    int[] y = new int[x[0].length];
    for (int i = 0; i < y.length; i++) {
      y[i] = i % 2;
      for (double[] column : x) {
        column[i] = 2 * y[i] - 1 + DEVIATION * random.nextGaussian();
      }
    }
    for (double[] column : x) {
      double low = Arrays.stream(column, 0, train).min().orElseThrow();
      double high = Arrays.stream(column, 0, train).max().orElseThrow();
      Arrays.setAll(column, i -> (column[i] - low) / (high - low));
    }
    Table table = Table.of(NumericColumn.of("x", false, x[0]), NumericColumn.of("y", false, x[1]));
    Dataset all = Dataset.of("blobs", table, Labels.of("blob", List.of("low", "high"), y));
    return new BlobRows(
        part(all, 0, train),
        part(all, train, train + validation),
        part(all, train + validation, all.size()));
  }

  private static Dataset part(Dataset all, int from, int to) {
    int[] rows = new int[to - from];
    Arrays.setAll(rows, i -> from + i);
    return all.select(rows);
  }

  /** Returns the training rows and a copy of one of them with the other label. */
  Dataset withFlippedCopy(int row) {
    Dataset copy = train.select(new int[] {row});
    return train.append(
        new Dataset(
            train.name(),
            Source.memory(),
            copy.table(),
            copy.labels().withCodes(new int[] {1 - copy.labels().code(0)}),
            RowIds.inserted(train.ids(), 1)));
  }

  /** The accuracy on other rows of a support vector machine with C = 1 trained on some. */
  static double accuracy(Kernel kernel, Dataset train, Dataset test) {
    return new SvmSurrogate(kernel, 1, samples(train), 1, samples(test), 0).accuracy();
  }

  /** The accuracy on other rows of a model trained on some. */
  static double accuracy(Learner learner, Dataset train, Dataset test) {
    return Evaluation.of(test.labels(), learner.train(train, new Seed(0)).predict(test.table()))
        .accuracy();
  }

  private static Samples samples(Dataset data) {
    double[][] rows = new double[data.size()][];
    int[] signs = new int[data.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          new double[] {
            ((NumericColumn) data.table().columns().get(0)).value(i),
            ((NumericColumn) data.table().columns().get(1)).value(i)
          };
      signs[i] = 2 * data.labels().code(i) - 1;
    }
    return Samples.of(rows, signs);
  }
}
