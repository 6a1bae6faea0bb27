// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.List;
import smile.classification.LinearSVM;

/**
 * A linear support vector machine for each pair of classes; the class with the most votes wins, the
 * first of equals. As scikit-learn's {@code SVC(kernel="linear")}, whose penalty {@code C} has the
 * same meaning. The model gives no probabilities.
 *
 * <p>Two classes of up to 1,000 rows are fitted by sequential minimal optimisation, larger ones by
 * LASVM until the duality gap is below 0.1 %. One pass over the rows, Smile's default, is not
 * enough: with mislabelled rows it loses up to 12 points of accuracy on Iris (docs/learners.md).
 * Features of very different units slow the training down: standardise them.
 *
 * <p>References: R.-E. Fan, P.-H. Chen, C.-J. Lin, "Working set selection using second order
 * information for training support vector machines", 2005; A. Bordes, S. Ertekin, J. Weston, L.
 * Bottou, "Fast kernel classifiers with online and active learning", 2005.
 *
 * @param c the penalty of a margin violation, above 0
 * @param standardise whether numeric columns are brought to mean 0 and standard deviation 1
 */
@Id(value = "linear-svm", brief = "svm", help = "linear support vector machine, one against one")
public record LinearSvmLearner(
    @Setting(help = "penalty of a margin violation, above 0", byDefault = "1.0") double c,
    @Setting(help = "bring numeric columns to mean 0 and deviation 1", byDefault = "false")
        boolean standardise)
    implements Learner {
  /** Checks the penalty. */
  public LinearSvmLearner {
    if (!(c > 0) || Double.isInfinite(c)) {
      throw new IllegalArgumentException("c must be above 0 and finite, found " + c);
    }
  }

  /** A machine on the columns' own units. */
  public LinearSvmLearner(double c) {
    this(c, false);
  }

  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    TrainingSet training = TrainingSet.of(data, standardise);
    List<LinearSVM> machines = new ArrayList<>();
    for (PairRows pair : PairRows.of(training)) {
      machines.add(new LinearMachine(pair.rows(), pair.signs(), c).fit(seed.fork(machines.size())));
    }
    return training.model(new SvmScorer(machines, training.classCount()));
  }

  @Override
  public boolean soft() {
    return false;
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(LinearSvmLearner.class);
    }
  }
}
