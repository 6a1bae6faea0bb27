// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Shuffle;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.statistics.KernelWidth;
import io.poisonlab.statistics.Median;
import io.poisonlab.statistics.OneClassMachine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Suspects rows that few others resemble: those outside the region that a one-class support vector
 * machine draws around most of the rows.
 *
 * <p><b>Threat model.</b> Rows inserted or changed so that they lie where few clean rows are; the
 * region may have any shape and several parts.
 *
 * <p><b>Steps.</b> (1) Encode the features, numbers standardised. (2) Fit the machine with a
 * Gaussian kernel, to all rows or class by class. (3) The score of a row is 1 minus its weighted
 * mean similarity to the support vectors, which is the machine's decision value on another scale.
 * (4) Flag by contamination, drop.
 *
 * <p><b>Deviations from the paper.</b> The offset, which cuts at ν, is not used: contamination
 * cuts. Of more than {@value #MOST_ROWS} rows the machine is fitted to as many, drawn.
 *
 * <p><b>Limitations.</b> Blind to labels, except class by class. Poison that lies dense becomes
 * part of the region. The kernel's width decides much; with many columns all rows are equally
 * unlike. Takes O(iterations · m · width) for m = min(n, {@value #MOST_ROWS}) plus O(n · m ·
 * width); 128 MB at most for the kernel. Allocates 38,000 bytes a row while the kernel grows, 2,200
 * for each row beyond {@value #MOST_ROWS} (measured).
 *
 * <p><b>Reference.</b> Schölkopf, Platt, Shawe-Taylor, Smola and Williamson (2001), "Estimating the
 * support of a high-dimensional distribution", Neural Computation 13, eq. 3.
 *
 * @param contamination which rows are flagged
 * @param nu the share of rows that the region may leave out, in (0, 1]
 * @param gamma the kernel's width parameter; 0: one over (width · variance), as scikit-learn's
 *     scale
 * @param perClass whether each class is judged by itself
 */
@Id(
    value = "one-class-svm",
    help = "Drops rows outside the region that a one-class support vector machine draws")
public record OneClassSvm(
    Contamination contamination,
    @Setting(help = "share of rows that the region may leave out, in (0, 1]", byDefault = "0.5")
        double nu,
    @Setting(help = "kernel is exp(-gamma d^2); 0: 1 / (width · variance)", byDefault = "0")
        double gamma,
    @Setting(help = "whether each class is judged by itself", byDefault = "false") boolean perClass)
    implements Defence {
  private static final int MOST_ROWS = 5000;
  private static final int LEAST = 2;

  /** Checks the ranges. */
  public OneClassSvm {
    if (!(nu > 0 && nu <= 1)) {
      throw new IllegalArgumentException("nu must be in (0, 1], found " + nu);
    }
    if (!(gamma >= 0 && gamma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("gamma must be 0 or more, and finite, found " + gamma);
    }
  }

  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    double[][] encoded = EncodedRows.of(data, LEAST, "one-class-svm");
    double[] scores = new double[data.size()];
    String[] words = new String[data.size()];
    for (JudgedTogether group : JudgedTogether.of(data, perClass)) {
      double[][] rows = group.of(encoded);
      OneClassMachine machine =
          OneClassMachine.fit(some(rows, seed.fork(group.words())), nu, width(rows));
      double[] found =
          Arrays.stream(rows).parallel().mapToDouble(row -> 1 - machine.similarity(row)).toArray();
      double usual = Median.of(found);
      for (int i = 0; i < rows.length; i++) {
        scores[group.rows()[i]] = found[i];
        words[group.rows()[i]] =
            String.format(
                Locale.ROOT,
                "similarity %.3f to %s, where %.3f is usual",
                1 - found[i],
                group.words(),
                1 - usual);
      }
    }
    return RawScores.drop(data, scores, contamination.flag(scores)).because(row -> words[row]);
  }

  private static double[][] some(double[][] rows, Seed seed) {
    if (rows.length <= MOST_ROWS) {
      return rows;
    }
    int[] order = Shuffle.shuffled(Shuffle.range(rows.length), seed.generator());
    return IntStream.of(order).limit(MOST_ROWS).mapToObj(row -> rows[row]).toArray(double[][]::new);
  }

  private double width(double[][] rows) {
    return gamma > 0 ? gamma : KernelWidth.scale(rows);
  }

  @Override
  public Scope scope() {
    return perClass
        ? Scope.of(Evidence.LABELS, "poison lies where few rows of its class are")
        : Scope.of(Evidence.FEATURES, "poison lies where few clean rows are");
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    return SilentFeatures.ofRows(suspect.data(), List.of());
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(OneClassSvm.class, Contamination.READER);
    }
  }
}
