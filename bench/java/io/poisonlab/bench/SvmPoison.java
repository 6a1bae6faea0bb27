// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.attack.Budget;
import io.poisonlab.attack.PointSearch;
import io.poisonlab.attack.SvmGradientPoison;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import io.poisonlab.surrogate.Kernel;
import io.poisonlab.surrogate.Samples;
import io.poisonlab.surrogate.SvmSurrogate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Times the poisoning of a support vector machine by gradient, beside peer_svm_poison.py: two blobs
 * around (−1, −1) and (1, 1), deviation 0.9, brought to [0, 1]; C = 1, RBF with gamma = 10.
 *
 * <p>Prints one JSON object per work: the median seconds of the last half of the runs, when the
 * virtual machine is warm, those of the very first, and the mean loss of accuracy on 2,000 test rows
 * over all runs, each on data of its own.
 */
public final class SvmPoison {
  private static final int RUNS = 100;
  private static final int TEST = 2_000;

  private SvmPoison() {}

  private record Work(String name, int train, int points, boolean rbf) {}

  private record Blobs(double[][] x, int[] y) {
    Dataset part(int from, int to) {
      return Dataset.of(
          "blobs",
          Table.of(
              NumericColumn.of("x", false, Arrays.copyOfRange(x[0], from, to)),
              NumericColumn.of("y", false, Arrays.copyOfRange(x[1], from, to))),
          Labels.of("blob", List.of("low", "high"), Arrays.copyOfRange(y, from, to)));
    }
  }

  /** Runs all works. */
  public static void main(String[] arguments) {
    for (Work work :
        List.of(
            new Work("svm-poison-1-point-linear", 40, 1, false),
            new Work("svm-poison-1-point-rbf", 40, 1, true),
            new Work("svm-poison-20-points-linear", 100, 20, false),
            new Work("svm-poison-20-points-rbf", 100, 20, true))) {
      double[] seconds = new double[RUNS];
      double harm = 0;
      for (int run = 0; run < RUNS; run++) {
        Blobs blobs = blobs(work.train() + 100, work.train(), run);
        Dataset train = blobs.part(0, work.train());
        Dataset validation = blobs.part(work.train(), work.train() + 100);
        Dataset test = blobs.part(work.train() + 100, work.train() + 100 + TEST);
        SvmGradientPoison attack = attack(work);
        long start = System.nanoTime();
        Dataset poisoned = attack.poison(train, validation, new Seed(run)).dataset();
        seconds[run] = (System.nanoTime() - start) / 1e9;
        harm += accuracy(work, train, test) - accuracy(work, poisoned, test);
      }
      double[] warm = Arrays.copyOfRange(seconds, RUNS / 2, RUNS);
      Arrays.sort(warm);
      System.out.printf(
          Locale.ROOT,
          "{\"work\":\"%s\",\"seconds\":%.6f,\"first_seconds\":%.6f,\"harm\":%.4f}%n",
          work.name(), warm[warm.length / 2], seconds[0], harm / RUNS);
    }
  }

  private static SvmGradientPoison attack(Work work) {
    SvmGradientPoison.Form form =
        work.rbf() ? SvmGradientPoison.Form.RBF : SvmGradientPoison.Form.LINEAR;
    return new SvmGradientPoison(
        Budget.rows(work.points()), form, 10, 1, List.of(), PointSearch.usual());
  }

  private static double accuracy(Work work, Dataset train, Dataset test) {
    Kernel kernel = work.rbf() ? new Kernel.Rbf(10) : new Kernel.Linear();
    return new SvmSurrogate(kernel, 1, samples(train), 1, samples(test), 0).accuracy();
  }

  private static Samples samples(Dataset data) {
    double[][] rows = new double[data.size()][2];
    for (int j = 0; j < 2; j++) {
      NumericColumn column = (NumericColumn) data.table().columns().get(j);
      for (int i = 0; i < rows.length; i++) {
        rows[i][j] = column.value(i);
      }
    }
    int[] signs = Arrays.stream(data.labels().toArray()).map(code -> 2 * code - 1).toArray();
    return Samples.of(rows, signs);
  }

  private static Blobs blobs(int seen, int train, int seed) {
    RandomGenerator random = new Seed(seed).generator();
    double[][] x = new double[2][seen + TEST];
    int[] y = new int[seen + TEST];
    for (int i = 0; i < y.length; i++) {
      y[i] = i % 2;
      for (double[] column : x) {
        column[i] = 2 * y[i] - 1 + 0.9 * random.nextGaussian();
      }
    }
    for (double[] column : x) {
      double low = Arrays.stream(column, 0, train).min().orElseThrow();
      double high = Arrays.stream(column, 0, train).max().orElseThrow();
      Arrays.setAll(column, i -> (column[i] - low) / (high - low));
    }
    return new Blobs(x, y);
  }
}
