// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.List;
import smile.classification.DecisionTree;
import smile.model.cart.SplitRule;

/**
 * A classification tree, grown by Gini impurity until leaves are pure or the depth is reached.
 *
 * @param depth the largest number of splits between root and leaf, in [1, 500], or {@link
 *     #UNLIMITED}; as scikit-learn's {@code max_depth}
 */
@Id(value = "decision-tree", brief = "tree", help = "classification tree, Gini impurity")
public record DecisionTreeLearner(
    @Setting(help = "levels of splits, 1 to 500; 0: until the leaves are pure", byDefault = "3")
        int depth)
    implements Learner {
  /** Stands for a tree that grows until its leaves are pure (500 levels at most). */
  public static final int UNLIMITED = 0;

  static final int DEEPEST = 500;

  /** Checks the depth. */
  public DecisionTreeLearner {
    checkDepth(depth);
  }

  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    TrainingSet training = TrainingSet.of(data, false);
    SmileFrame frame = SmileFrame.of(training);
    DecisionTree tree =
        new DecisionTree(
            frame.rows(),
            training.codes(),
            SmileFrame.response(training),
            training.classCount(),
            SplitRule.GINI,
            smileDepth(depth),
            Integer.MAX_VALUE,
            1,
            training.width(),
            null,
            frame.order());
    return training.model(new TreeScorer(List.of(tree), training.classCount()));
  }

  static void checkDepth(int depth) {
    if (depth < 0 || depth > DEEPEST) {
      throw new IllegalArgumentException(
          "tree depth must be in [1, %d], or 0 for unlimited, found %d".formatted(DEEPEST, depth));
    }
  }

  /** Smile counts the levels of nodes, the root included; we count the levels of splits. */
  static int smileDepth(int depth) {
    return (depth == UNLIMITED ? DEEPEST : depth) + 1;
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(DecisionTreeLearner.class);
    }
  }
}
