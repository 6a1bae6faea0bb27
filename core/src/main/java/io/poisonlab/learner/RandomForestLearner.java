// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.forest.ClassTree;
import io.poisonlab.forest.FeatureCodes;
import io.poisonlab.forest.Forest;
import io.poisonlab.forest.Growth;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.List;

/**
 * A random forest: trees on bootstrap samples, each split chosen among a few features drawn at
 * random; the shares of the classes in the leaves are averaged. As scikit-learn's {@code
 * RandomForestClassifier}, on a kernel of our own, {@link Forest}.
 *
 * <p>With {@code bins} the values of a feature are first put into that many quantile bins, and
 * splits lie between bins only: a histogram forest. It trains faster, the more so the more rows
 * there are, and its trees are a little larger; docs/learners.md says what it does to accuracy.
 *
 * @param trees the number of trees, in [1, 10000]
 * @param depth as for {@link DecisionTreeLearner}
 * @param splitFeatures how many features are drawn for a split, in [1, encoded features], or 0 for
 *     the square root of their number, rounded down
 * @param bins the most bins of a feature, in [2, 255], or 0 for a split between any two values
 */
@Id(value = "random-forest", brief = "forest", help = "averaged trees on bootstrap samples")
public record RandomForestLearner(
    @Setting(help = "number of trees, 1 to 10000", byDefault = "100") int trees,
    @Setting(help = "levels of splits, 1 to 500; 0: until the leaves are pure", byDefault = "0")
        int depth,
    @Setting(help = "features drawn for a split; 0: their number's square root", byDefault = "0")
        int splitFeatures,
    @Setting(
            help = "quantile bins of a feature, 2 to 255; 0: splits between any two values",
            byDefault = "0")
        int bins)
    implements Learner {
  private static final int MOST_TREES = 10_000;
  private static final int FEWEST_BINS = 2;
  private static final int MOST_BINS = 255;

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
    if (bins != FeatureCodes.EXACT && (bins < FEWEST_BINS || bins > MOST_BINS)) {
      throw new IllegalArgumentException(
          "bins must be in [%d, %d], or 0 for splits between any two values, found %d"
              .formatted(FEWEST_BINS, MOST_BINS, bins));
    }
  }

  /** A forest of unlimited trees with the square root of the features for a split, exact. */
  public RandomForestLearner(int trees) {
    this(trees, DecisionTreeLearner.UNLIMITED, 0, FeatureCodes.EXACT);
  }

  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    TrainingSet training = TrainingSet.of(data, false);
    int width = training.width();
    if (splitFeatures > width) {
      throw new IllegalArgumentException(
          "features drawn for a split must be in [1, %d], the encoded features, found %d"
              .formatted(width, splitFeatures));
    }
    List<ClassTree> grown =
        Forest.grow(
            training.derived(new EncodedTable.Coded(bins)),
            training.codes(),
            training.classCount(),
            new Growth(depth, splitFeatures > 0 ? splitFeatures : (int) Math.sqrt(width)),
            seed.longs(trees));
    return training.model(ForestScorer.of(grown, training.classCount()));
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(RandomForestLearner.class);
    }
  }
}
