// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.random.SmileRandom;
import java.util.Arrays;
import java.util.List;
import smile.classification.GradientTreeBoost;
import smile.data.formula.Formula;
import smile.model.cart.Loss;
import smile.regression.RegressionTree;

/**
 * Gradient boosting of regression trees on the logistic loss: each round adds a small tree per
 * class (one for two classes) that follows the gradient of the loss.
 *
 * <p>Deviation from scikit-learn's {@code GradientBoostingClassifier}: with three classes or more
 * the first round starts from equal classes instead of their shares.
 *
 * <p>Reference: J. H. Friedman, "Greedy function approximation: a gradient boosting machine", 2001,
 * algorithms 5 and 6.
 *
 * @param trees the number of rounds, in [1, 10000]
 * @param depth the largest number of splits between root and leaf, in [1, 500]
 * @param learningRate the share of each tree that is added, in (0, 1]
 * @param subsample the share of each class's rows that a tree sees, in (0, 1]
 */
@Id(value = "gradient-boosting", brief = "boosting", help = "boosted regression trees")
public record GradientBoostingLearner(
    @Setting(help = "number of rounds, 1 to 10000", byDefault = "100") int trees,
    @Setting(help = "levels of splits, 1 to 500", byDefault = "3") int depth,
    @Setting(help = "share of each tree that is added, above 0, up to 1", byDefault = "0.1")
        double learningRate,
    @Setting(help = "share of the rows that a tree sees, above 0, up to 1", byDefault = "1.0")
        double subsample)
    implements Learner {
  private static final int MOST_TREES = 10_000;

  /** Checks the settings. */
  public GradientBoostingLearner {
    if (trees < 1 || trees > MOST_TREES) {
      throw new IllegalArgumentException(
          "number of rounds must be in [1, %d], found %d".formatted(MOST_TREES, trees));
    }
    if (depth < 1 || depth > DecisionTreeLearner.DEEPEST) {
      throw new IllegalArgumentException(
          "tree depth must be in [1, %d], found %d".formatted(DecisionTreeLearner.DEEPEST, depth));
    }
    checkShare("learning rate", learningRate);
    checkShare("subsample", subsample);
  }

  /** Boosting with scikit-learn's other defaults: depth 3, learning rate 0.1, all rows. */
  public GradientBoostingLearner(int trees) {
    this(trees, 3, 0.1, 1.0);
  }

  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    TrainingSet training = TrainingSet.of(data, false);
    GradientTreeBoost.Options options =
        new GradientTreeBoost.Options(
            trees,
            DecisionTreeLearner.smileDepth(depth),
            Integer.MAX_VALUE,
            1,
            learningRate,
            subsample,
            null,
            null);
    GradientTreeBoost boost =
        SmileRandom.seeded(
            seed,
            () ->
                GradientTreeBoost.fit(
                    Formula.lhs(SmileFrame.RESPONSE),
                    SmileFrame.of(training).withClasses(training),
                    options));
    List<List<RegressionTree>> groves = Arrays.stream(boost.trees()).map(List::of).toList();
    double intercept =
        groves.size() == 1 ? Loss.logistic(training.codes()).intercept(new double[0]) : 0;
    return training.model(new BoostScorer(groves, intercept, learningRate));
  }

  private static void checkShare(String what, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("%s must be in (0, 1], found %s".formatted(what, share));
    }
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(GradientBoostingLearner.class);
    }
  }
}
