// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Redraws the labels of randomly chosen rows by a confusion matrix.
 *
 * <p><b>Threat model.</b> Availability: labellers who confuse some classes more than others, or
 * someone who makes it look so; needs to write labels, and knows neither model nor features. NIST
 * AI 100-2, section 2.3.1; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> (1) Choose the budgeted number of rows uniformly without replacement among those
 * whose class has a transition. (2) Give each another class, drawn in proportion to the weights of
 * the transitions from its own. Takes O(n + classes²) time and O(n + classes²) memory. Allocates 23
 * bytes a row (measured).
 *
 * <p>A transition is written {@code from>to}, with weight 1, or {@code from>to=weight}; {@code *}
 * stands for every class, and a later transition overrides an earlier one: {@code *>*},{@code
 * setosa>virginica=5}. Only the ratios of the weights from one class matter. In a shell, quote it.
 *
 * <p><b>Deviations from the paper.</b> The noise model flips each row by a coin of its own, with
 * the diagonal as the chance to stay; here the budget says exactly how many rows change, so the
 * diagonal must be left out, and the rates of the source classes are equal.
 *
 * <p><b>Limitations.</b> {@code *>*} is {@link LabelFlip}'s noise. With the fraction of the data
 * set, there must be as many rows of the source classes.
 *
 * <p><b>Reference.</b> Natarajan, Dhillon, Ravikumar and Tewari (2013), "Learning with noisy
 * labels", section 2 (class-conditional noise, two classes); Patrini et al. (2017), "Making deep
 * neural networks robust to label noise", section 3 (its transition matrix).
 *
 * @param budget how many rows, out of all or of the source classes
 * @param transitions from which class to which other, with weights
 */
@Id(
    value = "transition-flip",
    help = "Randomly chosen rows get another class by a confusion matrix")
public record TransitionFlip(
    @Setting(help = "share in [0, 1] of all rows or of the source classes, or count") Budget budget,
    @Setting(
            help = "from>to or from>to=weight; * is every class; later ones override",
            byDefault = "*>*")
        List<String> transitions)
    implements Attack {
  /** Checks how the transitions are written; which classes there are, only data tell. */
  public TransitionFlip {
    transitions = transitions.stream().map(String::strip).toList();
    if (transitions.isEmpty() || !transitions.stream().allMatch(Transitions::isWellFormed)) {
      throw new IllegalArgumentException(
          "transitions must be written from>to or from>to=weight, found %s; in a shell, quote them"
              .formatted(transitions));
    }
  }

  /** Redraws a share of all labels, in [0, 1]. */
  public TransitionFlip(double fraction, String... transitions) {
    this(Budget.fraction(fraction), List.of(transitions));
  }

  @Override
  public int attackable(Dataset clean) {
    return rows(clean, transitions(clean)).attackable(budget);
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    Transitions between = transitions(clean);
    RandomGenerator random = seed.generator();
    int[] chosen = rows(clean, between).draw(budget, random);
    int[] labels = clean.labels().toArray();
    for (int row : chosen) {
      labels[row] = between.next(labels[row], random.nextDouble());
    }
    return Relabelled.of(clean, labels);
  }

  private Transitions transitions(Dataset clean) {
    return Transitions.of(transitions, clean.labels().classes());
  }

  private ClassRows rows(Dataset clean, Transitions between) {
    return ClassRows.of(clean, between::leave, "the classes that " + transitions + " start from");
  }

  @Override
  public Traits traits() {
    return Traits.of(Traits.Effect.CHANGES_LABELS, Goal.AVAILABILITY);
  }

  /** Makes transition flips. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(TransitionFlip.class, Budget.reader(Denominator.DATASET, Denominator.CLASS));
    }
  }
}
