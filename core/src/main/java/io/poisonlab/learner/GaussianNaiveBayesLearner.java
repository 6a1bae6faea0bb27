// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import smile.stat.distribution.GaussianDistribution;

/**
 * Naive Bayes with a normal distribution per class and feature.
 *
 * <p>Each variance is the population's, and a share of the largest variance of any feature over all
 * rows is added to it, so that a constant feature does not decide alone (that share itself where
 * all features are constant). As scikit-learn's {@code GaussianNB}.
 *
 * @param smoothing that share, above 0
 */
@Id(value = "gaussian-naive-bayes", brief = "bayes", help = "naive Bayes on normal distributions")
public record GaussianNaiveBayesLearner(
    @Setting(help = "share of the largest variance that each one gets, above 0", byDefault = "1e-9")
        double smoothing)
    implements Learner {
  /** Checks the share. */
  public GaussianNaiveBayesLearner {
    if (!(smoothing > 0) || Double.isInfinite(smoothing)) {
      throw new IllegalArgumentException(
          "smoothing must be above 0 and finite, found " + smoothing);
    }
  }

  /** Naive Bayes with scikit-learn's share of 1e-9. */
  public GaussianNaiveBayesLearner() {
    this(1e-9);
  }

  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    TrainingSet training = TrainingSet.of(data, false);
    int width = training.width();
    double[][] rows = training.rows();
    int[] all = IntStream.range(0, rows.length).toArray();
    double largest =
        IntStream.range(0, width).mapToDouble(j -> variance(rows, all, j)).max().orElseThrow();
    double added = smoothing * (largest > 0 ? largest : 1);

    List<Double> shares = new ArrayList<>();
    List<List<GaussianDistribution>> classes = new ArrayList<>();
    for (int code = 0; code < training.classCount(); code++) {
      int wanted = code;
      int[] chosen =
          IntStream.range(0, rows.length).filter(i -> training.codes()[i] == wanted).toArray();
      shares.add((double) chosen.length / rows.length);
      classes.add(
          IntStream.range(0, width)
              .mapToObj(j ->
                  new GaussianDistribution(
                      mean(rows, chosen, j), Math.sqrt(variance(rows, chosen, j) + added)))
              .toList());
    }
    return training.model(new NaiveBayesScorer(shares, classes));
  }

  private static double mean(double[][] rows, int[] chosen, int feature) {
    double sum = 0;
    for (int row : chosen) {
      sum += rows[row][feature];
    }
    return sum / chosen.length;
  }

  private static double variance(double[][] rows, int[] chosen, int feature) {
    double mean = mean(rows, chosen, feature);
    double sum = 0;
    for (int row : chosen) {
      sum += (rows[row][feature] - mean) * (rows[row][feature] - mean);
    }
    return sum / chosen.length;
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(GaussianNaiveBayesLearner.class);
    }
  }
}
