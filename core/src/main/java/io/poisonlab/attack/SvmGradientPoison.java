// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.surrogate.Kernel;
import io.poisonlab.surrogate.SvmSurrogate;
import java.util.List;

/**
 * Adds rows at places where they raise the validation loss of a support vector machine most.
 *
 * <p><b>Threat model.</b> Availability: someone who can add rows with labels of their choice, sees
 * the training rows, and knows or guesses that a support vector machine is trained on them. NIST AI
 * 100-2, section 2.3.1; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> Features are brought to [0, 1] by their range. (1) Hold a share of the rows of
 * two classes out for validation; train a support vector machine on the others. (2) Of some drawn
 * rows of the one class, start from the one that, with the label of the other, raises the mean
 * hinge loss on the validation rows most. (3) Follow the gradient of that loss by the point's
 * features, which the optimality of the machine gives, as long as a step within the ranges raises
 * the loss. (4) Of the rows drawn and the places on the way, keep the one with the most validation
 * errors, of equals the one with the highest loss, among the training rows; go on with the next
 * point. (5) Do the same with the other class attacked; the more harmful of the two sets of points
 * is added.
 *
 * <p><b>Deviations from the paper.</b> A line search takes the place of the fixed step of algorithm
 * 1: each step raises the loss. Errors decide between the places tried; none lowers the loss. The
 * derivative of a point's product with itself, which equation (6) leaves out, is taken in. Several
 * points are placed one after another, each on the rows with those before it. The attacked class is
 * chosen by the loss reached. A budget of more rows than {@code groups} is spent on copies of that
 * many points, which weigh in the training as they will. Rows weigh as many as they stand for, so
 * that the poison's share of the attacker's training rows is that of the victim's.
 *
 * <p><b>Limitations.</b> Two classes are attacked, the others only so far as the poison is in their
 * way. Points of a group are equal to the last bit: looking for duplicates finds them. Whole
 * numbers do not stay whole. Where no point raises the loss any more, one that keeps it is taken,
 * and if there is none among those tried, the one that lowers it least. The harm is to a machine
 * like the attacker's; others suffer less.
 *
 * <p>Takes O(groups · (starts + steps) · rows · (features + solver steps)) and 16 · rows² bytes,
 * for rows at most {@code surrogate_rows} + groups. Allocates 30,000 bytes a row (measured).
 *
 * <p><b>Reference.</b> Biggio, Nelson and Laskov (2012), "Poisoning attacks against support vector
 * machines", ICML, arXiv 1206.6389, sections 2.1 to 2.3, equations (1) to (10).
 *
 * @param budget how many rows are added, for each of those there
 * @param kernel of the attacker's machine
 * @param gamma of the RBF kernel exp(−gamma · |a − b|²) on features in [0, 1], above 0
 * @param c the penalty of a margin violation, above 0
 * @param classes the two classes attacked; where empty, those with the most rows
 * @param search how hard it looks
 */
@Id(
    value = "svm-gradient-poison",
    help = "Adds rows where they raise the validation loss of a support vector machine most")
public record SvmGradientPoison(
    @Setting(help = "share in [0, 1], or count, of all rows") Budget budget,
    @Setting(help = "kernel of the attacker's machine", byDefault = "linear") Form kernel,
    @Setting(help = "of the RBF kernel, on features in [0, 1]", byDefault = "1.0") double gamma,
    @Setting(help = "penalty of a margin violation, above 0", byDefault = "1.0") double c,
    @Setting(help = "the two classes attacked; those with the most rows where empty")
        List<String> classes,
    @Setting(help = "how hard it looks") PointSearch search)
    implements Attack {
  private static final String ID = "svm-gradient-poison";

  /** The kernel of a support vector machine. */
  public enum Form {
    /** The inner product. */
    LINEAR,
    /** exp(−gamma · |a − b|²). */
    RBF
  }

  /** Checks the ranges. */
  public SvmGradientPoison {
    classes = TwoClasses.checked(classes);
    if (!(gamma > 0) || Double.isInfinite(gamma)) {
      throw new IllegalArgumentException("gamma must be above 0 and finite, found " + gamma);
    }
    if (!(c > 0) || Double.isInfinite(c)) {
      throw new IllegalArgumentException("c must be above 0 and finite, found " + c);
    }
  }

  /** Poisons a linear machine with C = 1 by a share of rows, in [0, 1]. */
  public SvmGradientPoison(double fraction) {
    this(Budget.fraction(fraction), Form.LINEAR, 1, 1, List.of(), PointSearch.usual());
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
    Kernel form =
        switch (kernel) {
          case LINEAR -> new Kernel.Linear();
          case RBF -> new Kernel.Rbf(gamma);
        };
    return new PointInjection(
        ID,
        budget,
        classes,
        search,
        (training, copies, validation, points) ->
            new SvmSurrogate(form, c, training, copies, validation, points));
  }

  @Override
  public Traits traits() {
    return PointInjection.TRAITS;
  }

  /** Makes this attack by name. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(SvmGradientPoison.class, Budget.READER, PointSearch.READER);
    }
  }
}
