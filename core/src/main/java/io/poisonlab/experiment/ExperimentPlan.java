// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Clean;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Folds;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.parameter.Description;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A grid of trials: seeds × learners × defences × attacks on one data set, in this order, the
 * attacks turning fastest. The clean baseline belongs to every plan; it comes last unless the plan
 * places it.
 *
 * @param dataset the clean data
 * @param protocol which rows the attack reaches
 * @param testing how test rows are chosen
 * @param attacks one or more
 * @param defences one or more
 * @param learners one or more
 * @param seeds one or more; each gives every cell of the grid one trial
 * @param trustedFraction the share of the training rows that someone has checked: clean, known to
 *     the defence, not trained on; in [0, 1), 0 for none
 */
public record ExperimentPlan(
    Dataset dataset,
    Protocol protocol,
    Testing testing,
    List<Attack> attacks,
    List<Defence> defences,
    List<Learner> learners,
    List<Long> seeds,
    double trustedFraction) {
  /**
   * Checks that no axis is empty, that nothing stands twice on one, and that the data suffice for
   * the test rows.
   */
  public ExperimentPlan {
    if (attacks.stream().noneMatch(Clean.class::isInstance)) {
      attacks = new ArrayList<>(attacks);
      attacks.add(new Clean());
    }
    attacks = checked("attacks", attacks);
    defences = checked("defences", defences);
    learners = checked("learners", learners);
    seeds = checked("seeds", seeds);
    checkTrusted(defences, trustedFraction);
    if (testing instanceof Testing.CrossValidation folds
        && Folds.smallestClass(dataset.labels()) < folds.folds()) {
      throw new IllegalArgumentException(
          "data set \"%s\": the smallest class has %d rows, fewer than the %d folds; ask for fewer folds"
              .formatted(dataset.name(), Folds.smallestClass(dataset.labels()), folds.folds()));
    }
    if (Folds.smallestClass(dataset.labels()) < 2) {
      throw new IllegalArgumentException(
          "data set \"%s\": of its %d classes in \"%s\" some have one row only, but training and testing need a row each; is the target a number rather than a class?"
              .formatted(dataset.name(), dataset.classCount(), dataset.labels().target()));
    }
  }

  /**
   * Returns a plan with the library's defaults: the protocol train-only, one fifth of the rows held
   * out, no defence, a decision tree of depth 3, seed 1, and no attack but the clean baseline.
   */
  public static ExperimentPlan of(Dataset dataset) {
    return new ExperimentPlan(
        dataset,
        Protocol.TRAIN_ONLY,
        new Testing.HoldOut(0.2),
        List.of(new Clean()),
        List.of(new NoDefence()),
        List.of(new DecisionTreeLearner(3)),
        List.of(1L),
        0);
  }

  /** Returns this plan under another protocol. */
  public ExperimentPlan protocol(Protocol other) {
    return new ExperimentPlan(
        dataset, other, testing, attacks, defences, learners, seeds, trustedFraction);
  }

  /** Returns this plan with test rows chosen in another way. */
  public ExperimentPlan testing(Testing other) {
    return new ExperimentPlan(
        dataset, protocol, other, attacks, defences, learners, seeds, trustedFraction);
  }

  /** Returns this plan with these attacks; the clean baseline is added if it is not among them. */
  public ExperimentPlan attacks(Attack... others) {
    return new ExperimentPlan(
        dataset, protocol, testing, List.of(others), defences, learners, seeds, trustedFraction);
  }

  /** Returns this plan with these defences. */
  public ExperimentPlan defences(Defence... others) {
    return new ExperimentPlan(
        dataset, protocol, testing, attacks, List.of(others), learners, seeds, trustedFraction);
  }

  /** Returns this plan with this learner. */
  public ExperimentPlan learner(Learner other) {
    return learners(other);
  }

  /** Returns this plan with these learners. */
  public ExperimentPlan learners(Learner... others) {
    return new ExperimentPlan(
        dataset, protocol, testing, attacks, defences, List.of(others), seeds, trustedFraction);
  }

  /** Returns this plan with the seeds from {@code first} to {@code last}, both included. */
  public ExperimentPlan seeds(long first, long last) {
    return new ExperimentPlan(
        dataset,
        protocol,
        testing,
        attacks,
        defences,
        learners,
        LongStream.rangeClosed(first, last).boxed().toList(),
        trustedFraction);
  }

  /** Returns this plan with a share of the training rows that someone has checked. */
  public ExperimentPlan trustedFraction(double other) {
    return new ExperimentPlan(
        dataset, protocol, testing, attacks, defences, learners, seeds, other);
  }

  /** Returns every trial of the grid, in the order of their indices. */
  public List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (long seed : seeds) {
      for (Learner learner : learners) {
        for (Defence defence : defences) {
          for (Attack attack : attacks) {
            trials.add(
                new Trial(
                    trials.size(),
                    protocol,
                    testing,
                    trustedFraction,
                    attack,
                    defence,
                    learner,
                    seed));
          }
        }
      }
    }
    return List.copyOf(trials);
  }

  private static void checkTrusted(List<Defence> defences, double fraction) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException("trusted fraction must be in [0, 1), found " + fraction);
    }
    for (Defence defence : defences) {
      if (fraction == 0 && defence.scope().needsTrusted()) {
        throw new IllegalArgumentException(
            "%s compares with rows that are known to be clean; hold some back with `trusted_fraction: 0.1` in a plan, which is --trusted-fraction 0.1 of `poisonlab run`"
                .formatted(Description.label(defence)));
      }
    }
  }

  private static <T> List<T> checked(String axis, List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a plan needs one or more " + axis + ", found none");
    }
    Set<T> seen = new HashSet<>();
    for (T value : values) {
      if (!seen.add(value)) {
        throw new IllegalArgumentException(
            "the %s of a plan must differ, found %s twice".formatted(axis, value));
      }
    }
    return List.copyOf(values);
  }
}
