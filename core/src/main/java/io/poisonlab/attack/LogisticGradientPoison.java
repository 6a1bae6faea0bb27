// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.surrogate.LogisticSurrogate;
import java.util.List;

/**
 * Adds rows at places where they raise the validation loss of a logistic regression most.
 *
 * <p><b>Threat model.</b> Availability: someone who can add rows with labels of their choice, sees
 * the training rows, and knows or guesses that a logistic regression is trained on them. NIST AI
 * 100-2, section 2.3.1; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> Those of {@link SvmGradientPoison}, with a logistic regression with an L2
 * penalty and its mean log loss in the place of the machine and its hinge loss.
 *
 * <p><b>Deviations from the paper.</b> The gradient is the exact one of the implicit function
 * theorem: the regression is trained until its own gradient is 0, and one system of equations with
 * its Hessian is solved. Back-gradient optimisation, the paper's algorithm 2, stands for that where
 * the Hessian is too large; for the few parameters of a regression it need not. A line search takes
 * the place of the fixed step of algorithm 1. Copies, weights and the choice of the attacked class
 * are as for {@link SvmGradientPoison}.
 *
 * <p><b>Limitations.</b> Those of {@link SvmGradientPoison}. The log loss of a row far on the wrong
 * side grows without end, so the attack prefers few errors made with confidence to many narrow
 * ones.
 *
 * <p>Takes O(groups · (starts + steps) · (rows · features + features²)) and O(groups · steps ·
 * (rows · features² + features³)) for the gradients. Holds O(rows · features + features²);
 * allocates 9,000 bytes a row (measured).
 *
 * <p><b>Reference.</b> Muñoz-González, Biggio, Demontis, Paudice, Wongrassamee, Lupu and Roli
 * (2017), "Towards poisoning of deep learning algorithms with back-gradient optimization", AISec,
 * arXiv 1708.08689, section 3; the gradient is that of Mei and Zhu (2015), "Using machine teaching
 * to identify optimal training-set attacks on machine learners", AAAI, section 3.
 *
 * @param budget how many rows are added, for each of those there
 * @param c the inverse strength of the penalty, above 0
 * @param classes the two classes attacked; where empty, those with the most rows
 * @param search how hard it looks
 */
@Id(
    value = "logistic-gradient-poison",
    help = "Adds rows where they raise the validation loss of a logistic regression most")
public record LogisticGradientPoison(
    @Setting(help = "share in [0, 1], or count, of all rows") Budget budget,
    @Setting(help = "inverse strength of the penalty, above 0", byDefault = "1.0") double c,
    @Setting(help = "the two classes attacked; those with the most rows where empty")
        List<String> classes,
    @Setting(help = "how hard it looks") PointSearch search)
    implements Attack {
  private static final String ID = "logistic-gradient-poison";

  /** Checks the ranges. */
  public LogisticGradientPoison {
    classes = TwoClasses.checked(classes);
    if (!(c > 0) || Double.isInfinite(c)) {
      throw new IllegalArgumentException("c must be above 0 and finite, found " + c);
    }
  }

  /** Poisons a regression with c = 1 by a share of rows, in [0, 1]. */
  public LogisticGradientPoison(double fraction) {
    this(Budget.fraction(fraction), 1, List.of(), PointSearch.usual());
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    return injection().poison(clean, seed);
  }

  /**
   * Poisons data that are all trained on, for an attacker who has validation rows besides.
   *
   * @param validation of the same columns and classes
   */
  public Poisoned poison(Dataset clean, Dataset validation, Seed seed) {
    return injection().poison(clean, validation, seed);
  }

  PointInjection injection() {
    return new PointInjection(
        ID,
        budget,
        classes,
        search,
        (training, copies, validation, points) ->
            new LogisticSurrogate(c, training, copies, validation, points));
  }

  @Override
  public Traits traits() {
    return PointInjection.TRAITS;
  }

  /** Makes this attack by name. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(LogisticGradientPoison.class, Budget.READER, PointSearch.READER);
    }
  }
}
