// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.Scorer;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.learner.TrainingSet;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.random.Seed;
import io.poisonlab.random.SmileRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smile.classification.SVM;
import smile.math.kernel.GaussianKernel;

/**
 * scikit-learn's {@code SVC()} with Smile's machine: C = 1, gamma = 1 / (columns · variance), a
 * vote of pairs of classes. The product has no learner of the kind: this one is a victim in tests.
 *
 * @param standardise whether columns are brought to mean 0 and deviation 1
 */
record RbfSvm(boolean standardise) implements Learner {
  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    TrainingSet training = TrainingSet.of(data, standardise);
    double[][] rows = training.rows();
    int[] codes = training.codes();
    double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    double mean = Arrays.stream(all).average().orElseThrow();
    double variance = Arrays.stream(all).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    GaussianKernel kernel = new GaussianKernel(Math.sqrt(training.width() * variance / 2));
    List<SVM<double[]>> pairs = new ArrayList<>();
    for (int first = 0; first < training.classCount(); first++) {
      for (int second = first + 1; second < training.classCount(); second++) {
        int one = first;
        int other = second;
        int[] chosen =
            IntStream.range(0, rows.length)
                .filter(row -> codes[row] == one || codes[row] == other)
                .toArray();
        double[][] x = IntStream.of(chosen).mapToObj(row -> rows[row]).toArray(double[][]::new);
        int[] signs = IntStream.of(chosen).map(row -> codes[row] == one ? 1 : -1).toArray();
        pairs.add(
            SmileRandom.seeded(
                seed.fork(pairs.size()),
                () -> SVM.fit(x, signs, kernel, new SVM.Options(1, 1e-3, 3))));
      }
    }
    return training.model(new Votes(List.copyOf(pairs), training.classCount()));
  }

  private record Votes(List<SVM<double[]>> pairs, int classes) implements Scorer {
    @Override
    public Scale scale() {
      return Scale.VOTES;
    }

    @Override
    public double[] scores(double[] row) {
      double[] votes = new double[classes];
      int pair = 0;
      for (int first = 0; first < classes; first++) {
        for (int second = first + 1; second < classes; second++) {
          votes[pairs.get(pair++).score(row) > 0 ? first : second]++;
        }
      }
      return votes;
    }

    @Override
    public String export(OnnxGraph graph, String input) {
      throw new UnsupportedOperationException("a victim in tests is not exported");
    }
  }
}
