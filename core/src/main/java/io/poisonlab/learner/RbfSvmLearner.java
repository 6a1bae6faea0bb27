// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.statistics.KernelWidth;
import java.util.List;

/**
 * A support vector machine with the Gaussian kernel exp(−gamma d²) for each pair of classes; the
 * class with the most votes wins, the first of equals. As scikit-learn's {@code SVC(kernel="rbf")},
 * whose settings have the same meaning; decision values agree within 10⁻⁴ (tested). The model gives
 * no probabilities.
 *
 * <p>The optimum is one and nothing is drawn, so the seed changes nothing. Takes O(steps · n ·
 * width) for n rows of a pair of classes, with some steps for each of them, more where c is large
 * and classes overlap; at most 128 MB for the kernel. Scoring a row takes O(support vectors ·
 * (width + pairs of classes)).
 *
 * <p>Reference: C. Cortes, V. Vapnik, "Support-vector networks", Machine Learning 20, 1995.
 *
 * @param c the penalty of a margin violation, above 0
 * @param gamma how narrow the kernel is; 0: one over (encoded width · variance of all training
 *     values), as scikit-learn's scale
 * @param standardise whether numeric columns are brought to mean 0 and standard deviation 1
 */
@Id(value = "rbf-svm", help = "support vector machine with a Gaussian kernel, one against one")
public record RbfSvmLearner(
    @Setting(help = "penalty of a margin violation, above 0", byDefault = "1.0") double c,
    @Setting(help = "kernel is exp(-gamma d^2); 0: 1 / (width · variance)", byDefault = "0.0")
        double gamma,
    @Setting(help = "bring numeric columns to mean 0 and deviation 1", byDefault = "false")
        boolean standardise)
    implements Learner {
  /** Checks the penalty and the kernel. */
  public RbfSvmLearner {
    if (!(c > 0) || Double.isInfinite(c)) {
      throw new IllegalArgumentException("c must be above 0 and finite, found " + c);
    }
    if (!(gamma >= 0 && gamma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "gamma must be above 0 and finite, or 0 for 1 / (width · variance), found " + gamma);
    }
  }

  /** A machine with scikit-learn's defaults. */
  public RbfSvmLearner() {
    this(1, 0, false);
  }

  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    TrainingSet training = TrainingSet.of(data, standardise);
    double width = gamma > 0 ? gamma : KernelWidth.scale(training.rows());
    List<RbfMachine> machines =
        PairRows.of(training).stream().map(pair -> RbfMachine.fit(pair, c, width)).toList();
    return training.model(RbfSvmScorer.of(training, machines, width));
  }

  @Override
  public boolean soft() {
    return false;
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(RbfSvmLearner.class);
    }
  }
}
