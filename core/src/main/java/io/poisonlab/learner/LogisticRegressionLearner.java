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
 * |w|² / (2c), over the weights of one linear form per class (of one form alone for two classes),
 * without the intercepts. Smile's own objective differs in two ways, so only its optimiser and its
 * model are used: it penalises all classes but the last, and its sums depend on the number of
 * threads.
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
    LogisticRegression model = new LogisticFit(training, standardise, c).model();
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
