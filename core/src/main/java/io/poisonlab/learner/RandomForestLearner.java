// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.List;
import smile.classification.RandomForest;
import smile.data.formula.Formula;
import smile.model.cart.SplitRule;

/**
 * A random forest: trees on bootstrap samples, each split chosen among a few features drawn at
 * random; the class probabilities of the trees are averaged.
 *
 * @param trees the number of trees, in [1, 10000]
 * @param depth as for {@link DecisionTreeLearner}
 * @param splitFeatures how many features are drawn for a split, in [1, encoded features], or 0 for
 *     the square root of their number, rounded down
 */
@Id(value = "random-forest", brief = "forest", help = "averaged trees on bootstrap samples")
public record RandomForestLearner(
    @Setting(help = "number of trees, 1 to 10000", byDefault = "100") int trees,
    @Setting(help = "levels of splits, 1 to 500; 0: until the leaves are pure", byDefault = "0")
        int depth,
    @Setting(help = "features drawn for a split; 0: their number's square root", byDefault = "0")
        int splitFeatures)
    implements Learner {
  private static final int MOST_TREES = 10_000;

  /** Checks the settings. */
  public RandomForestLearner {
    if (trees < 1 || trees > MOST_TREES) {
      throw new IllegalArgumentException(
          "number of trees must be in [1, %d], found %d".formatted(MOST_TREES, trees));
    }
    DecisionTreeLearner.checkDepth(depth);
    if (splitFeatures < 0) {
      throw new IllegalArgumentException(
          "features drawn for a split must be 1 or more, or 0 for the square root, found %d"
              .formatted(splitFeatures));
    }
  }

  /** A forest of unlimited trees with the square root of the features for a split. */
  public RandomForestLearner(int trees) {
    this(trees, DecisionTreeLearner.UNLIMITED, 0);
  }

  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    TrainingSet training = TrainingSet.of(data, false);
    if (splitFeatures > training.width()) {
      throw new IllegalArgumentException(
          "features drawn for a split must be in [1, %d], the encoded features, found %d"
              .formatted(training.width(), splitFeatures));
    }
    RandomForest forest =
        RandomForest.fit(
            Formula.lhs(SmileFrame.RESPONSE),
            SmileFrame.of(training).withClasses(training),
            new RandomForest.Options(
                trees,
                splitFeatures,
                SplitRule.GINI,
                DecisionTreeLearner.smileDepth(depth),
                Integer.MAX_VALUE,
                1,
                1.0,
                null,
                seed.longs(trees),
                null));
    return training.model(new TreeScorer(List.of(forest.trees()), training.classCount()));
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(RandomForestLearner.class);
    }
  }
}
