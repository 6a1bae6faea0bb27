// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Split;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Optional;

/**
 * Adds the candidates that a learner, asked again and again, suffers from most.
 *
 * <p><b>Threat model.</b> Availability: someone who can add rows with labels of their choice, sees
 * the training rows, and can train the victim's learner, or one like it, but not look into it. NIST
 * AI 100-2, section 2.3.1; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> (1) Hold a share of the rows out for validation; train on the others. (2) Draw
 * candidates, in equal parts: copies of rows with another class; such copies with noise; such
 * copies driven away from the mean of their new class; corners of the data's range, which all stay
 * in. (3) Train with each; of those that do not lower the mean loss on the validation rows, the log
 * loss or the hinge loss of a support vector machine, keep the one with the most errors there, of
 * equals the one with the highest loss. (4) Go on with the next.
 *
 * <p><b>Deviations from the paper.</b> The paper poses the problem and solves it by gradients; here
 * it is solved by trial, which needs none. A budget of more rows than {@code groups} is spent on
 * copies of that many candidates, of which the attacker's training rows get as many as keep the
 * poison's share there that of the victim's, at least one.
 *
 * <p><b>Limitations.</b> Copies are equal to the last bit: looking for duplicates finds them. Whole
 * numbers do not stay whole. Where all candidates lower the loss, three further draws are made
 * before the one that lowers it least is taken.
 *
 * <p>Takes groups · candidates trainings, on at most {@code surrogate_rows} rows and the copies,
 * and as many evaluations; up to four times as many where candidates stop to harm. Candidates are
 * trained with in parallel, with the same result for any number of threads. With the defaults 80 %
 * of breast cancer take 4 s, of digits 21 s of processor time, whatever the budget above ten rows;
 * {@code gaussian-naive-bayes} as the learner takes a tenth of that. Holds O((n + rows) · columns)
 * beside the models under way; allocates 2,000 bytes a row beyond {@code surrogate_rows}
 * (measured).
 *
 * <p><b>Reference.</b> Biggio, Nelson and Laskov (2012), "Poisoning attacks against support vector
 * machines", ICML, arXiv 1206.6389, section 2.1, equation (1): the problem, for any learner.
 *
 * @param budget how many rows are added, for each of those there
 * @param learner what the attacker trains
 * @param candidates how many are tried for each point, 1 to 5000
 * @param groups how many different points there are at most, 1 or more; further rows are copies
 * @param validationShare the share of rows, in (0, 1), that judge harm
 * @param surrogateRows how many rows the attacker trains on at most, and judges by, 2 or more
 */
@Id(
    value = "greedy-injection",
    help = "Adds the candidates that a learner, asked again and again, suffers from most")
public record GreedyInjection(
    @Setting(help = "share in [0, 1], or count, of all rows") Budget budget,
    @Setting(help = "what the attacker trains", byDefault = "logistic-regression(standardise=true)")
        Learner learner,
    @Setting(help = "tried for each point, 1 or more", byDefault = "60") int candidates,
    @Setting(help = "different points at most, 1 to 5000; further rows: copies", byDefault = "10")
        int groups,
    @Setting(help = "share of rows held out to judge harm, in (0, 1)", byDefault = "0.5")
        double validationShare,
    @Setting(help = "rows to train and to judge by at most, 2 to 5000", byDefault = "200")
        int surrogateRows)
    implements Attack {
  private static final String ID = "greedy-injection";

  /** Checks the ranges. */
  public GreedyInjection {
    Limits.check("candidates", candidates, 1, PointSearch.MOST);
    Limits.check("groups", groups, 1, PointSearch.MOST);
    Limits.check("surrogate_rows", surrogateRows, 2, PointSearch.MOST);
    PointSearch.checkShare(validationShare);
  }

  /** Adds a share of rows, in [0, 1], judged by a learner, with the defaults of the settings. */
  public GreedyInjection(double fraction, Learner learner) {
    this(Budget.fraction(fraction), learner, 60, 10, 0.5, 200);
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    return poison(clean, Optional.empty(), seed);
  }

  /**
   * Poisons data that are all trained on, for an attacker who has validation rows besides.
   *
   * @param validation of the same columns and classes
   */
  public Poisoned poison(Dataset clean, Dataset validation, Seed seed) {
    return poison(clean, Optional.of(validation), seed);
  }

  private Poisoned poison(Dataset clean, Optional<Dataset> validation, Seed seed) {
    int count = budget.addedTo(clean.size());
    if (count == 0) {
      return new Poisoned(clean, RowIds.of(), clean.fingerprint());
    }
    UnitBox box = UnitBox.of(clean, ID);
    GreedySearch.Points points = find(clean, validation, box, count, seed);
    PointGroups spent = PointGroups.of(count, groups);
    int[] codes = spent.spread(points.codes()).stream().mapToInt(Integer::intValue).toArray();
    return Insertion.of(clean, box.rows(spent.spread(points.places())), codes);
  }

  /** Finds the points that a number of rows is spent on, and tells how the loss rose. */
  GreedySearch.Points find(
      Dataset clean, Optional<Dataset> validation, UnitBox box, int count, Seed seed) {
    Split split =
        validation
            .map(judges -> Holdout.of(clean, judges, surrogateRows, ID, seed.fork("validation")))
            .orElseGet(() ->
                Holdout.of(clean, validationShare, surrogateRows, ID, seed.fork("validation")));
    double share = (double) split.train().size() / clean.size();
    return new GreedySearch(learner, candidates, box, split, share)
        .find(PointGroups.of(count, groups), seed);
  }

  @Override
  public Traits traits() {
    return PointInjection.TRAITS;
  }

  /** Makes this attack by name. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(GreedyInjection.class, List.of(Budget.READER), List.of(LearnerProvider.FAMILY));
    }
  }
}
