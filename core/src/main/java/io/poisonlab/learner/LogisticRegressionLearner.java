// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import smile.classification.LogisticRegression;

/**
 * Logistic regression with an L2 penalty, fitted by L-BFGS; softmax for three classes or more.
 *
 * <p>{@code c} is scikit-learn's {@code C}: what is minimised is the sum of the log losses plus
 * |w|² / (2c), without the intercepts; Smile's lambda is 1/c. Deviation: with three classes or more
 * Smile keeps the weights of the last class at zero and penalises the others, where scikit-learn
 * penalises those of all classes; predictions differ slightly (docs/learners.md).
 *
 * @param c the inverse strength of the penalty, above 0
 * @param standardise whether numeric columns are brought to mean 0 and standard deviation 1
 */
@Id(value = "logistic-regression", brief = "logreg", help = "logistic regression, L2 penalty")
public record LogisticRegressionLearner(
    @Setting(help = "inverse strength of the penalty, above 0", byDefault = "1.0") double c,
    @Setting(help = "bring numeric columns to mean 0 and deviation 1", byDefault = "false")
        boolean standardise)
    implements Learner {
  private static final double TOLERANCE = 1e-6;
  private static final int STEPS = 5_000;

  /** Checks the strength. */
  public LogisticRegressionLearner {
    if (!(c > 0) || Double.isInfinite(c)) {
      throw new IllegalArgumentException("c must be above 0 and finite, found " + c);
    }
  }

  /** A regression on the columns' own units. */
  public LogisticRegressionLearner(double c) {
    this(c, false);
  }

  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    TrainingSet training = TrainingSet.of(data, standardise);
    LogisticRegression model =
        LogisticRegression.fit(
            training.rows(),
            training.codes(),
            new LogisticRegression.Options(1 / c, TOLERANCE, STEPS));
    return training.model(new LogisticScorer(model, training.width()));
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(LogisticRegressionLearner.class);
    }
  }
}
