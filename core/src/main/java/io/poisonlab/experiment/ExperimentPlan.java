// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Clean;
import io.poisonlab.attack.Dose;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Folds;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.parameter.Description;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * A grid of trials: data sets × protocols × seeds × learners × defences × attacks, in this order,
 * the attacks turning fastest. The clean baseline belongs to every plan; it comes last unless the
 * plan places it.
 *
 * @param datasets the clean data, one or more of different names
 * @param protocols which rows the attack reaches, one or more
 * @param testing how test rows are chosen
 * @param attacks one or more
 * @param defences one or more
 * @param learners one or more
 * @param seeds one or more; each gives every cell of the grid one trial
 * @param trustedFraction the share of the training rows that someone has checked: clean, known to
 *     the defence, not trained on; in [0, 1), 0 for none
 */
public record ExperimentPlan(
    List<Dataset> datasets,
    List<Protocol> protocols,
    Testing testing,
    List<Attack> attacks,
    List<Defence> defences,
    List<Learner> learners,
    List<Long> seeds,
    double trustedFraction) {
  /**
   * Checks that no axis is empty, that nothing stands twice on one, that the data suffice for the
   * test rows, and that trials can be numbered.
   */
  public ExperimentPlan {
    if (attacks.stream().noneMatch(Clean.class::isInstance)) {
      attacks = new ArrayList<>(attacks);
      attacks.add(new Clean());
    }
    datasets = checked("data sets", datasets, Dataset::name);
    protocols = checked("protocols", protocols, Function.identity());
    attacks = checked("attacks", attacks, Function.identity());
    defences = checked("defences", defences, Function.identity());
    learners = checked("learners", learners, Function.identity());
    seeds = checked("seeds", seeds, Function.identity());
    checkTrusted(defences, learners, trustedFraction);
    for (Dataset dataset : datasets) {
      checkClasses(dataset, testing);
    }
    checkSize(datasets, protocols, attacks, defences, learners, seeds);
  }

  /**
   * Returns a plan with the library's defaults: the protocol train-only, one fifth of the rows held
   * out, no defence, a decision tree of depth 3, seed 1, and no attack but the clean baseline.
   */
  public static ExperimentPlan of(Dataset... datasets) {
    return new ExperimentPlan(
        List.of(datasets),
        List.of(Protocol.TRAIN_ONLY),
        new Testing.HoldOut(0.2),
        List.of(new Clean()),
        List.of(new NoDefence()),
        List.of(new DecisionTreeLearner(3)),
        List.of(1L),
        0);
  }

  /** Returns this plan under another protocol. */
  public ExperimentPlan protocol(Protocol other) {
    return protocols(other);
  }

  /** Returns this plan under these protocols. */
  public ExperimentPlan protocols(Protocol... others) {
    return new ExperimentPlan(
        datasets, List.of(others), testing, attacks, defences, learners, seeds, trustedFraction);
  }

  /** Returns this plan with test rows chosen in another way. */
  public ExperimentPlan testing(Testing other) {
    return new ExperimentPlan(
        datasets, protocols, other, attacks, defences, learners, seeds, trustedFraction);
  }

  /** Returns this plan with these attacks; the clean baseline is added if it is not among them. */
  public ExperimentPlan attacks(Attack... others) {
    return attacks(List.of(others));
  }

  private ExperimentPlan attacks(List<Attack> others) {
    return new ExperimentPlan(
        datasets, protocols, testing, others, defences, learners, seeds, trustedFraction);
  }

  /**
   * Returns this plan with each of its attacks at each of these shares instead of its own budget.
   * One that carries another attack out hands the share on to it.
   *
   * @param fractions one or more shares, as each attack's budget means them
   * @throws IllegalArgumentException if an attack has no budget to set
   */
  public ExperimentPlan fractions(double... fractions) {
    return attacks(Dose.all(attacks, Dose.fractions(Arrays.stream(fractions).boxed().toList())));
  }

  /** Returns this plan with these defences. */
  public ExperimentPlan defences(Defence... others) {
    return new ExperimentPlan(
        datasets, protocols, testing, attacks, List.of(others), learners, seeds, trustedFraction);
  }

  /** Returns this plan with this learner. */
  public ExperimentPlan learner(Learner other) {
    return learners(other);
  }

  /** Returns this plan with these learners. */
  public ExperimentPlan learners(Learner... others) {
    return new ExperimentPlan(
        datasets, protocols, testing, attacks, defences, List.of(others), seeds, trustedFraction);
  }

  /** Returns this plan with the seeds from {@code first} to {@code last}, both included. */
  public ExperimentPlan seeds(long first, long last) {
    return new ExperimentPlan(
        datasets,
        protocols,
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
        datasets, protocols, testing, attacks, defences, learners, seeds, other);
  }

  /** Returns the number of trials. */
  public int size() {
    return new Grid(this).size();
  }

  /** Returns every trial, in the order of their indices; each is made when it is asked for. */
  public List<Trial> trials() {
    return new Grid(this).trials();
  }

  /**
   * Returns the pieces that trials are computed in, in order: those of a piece share their poisoned
   * data. Each is made when it is asked for.
   */
  public List<TrialUnit> units() {
    return new Grid(this).units();
  }

  /** Returns the names of the data sets, for a title. */
  public String datasetNames() {
    return String.join(" + ", datasets.stream().map(Dataset::name).toList());
  }

  /** Returns the ids of the protocols, for a title. */
  public String protocolIds() {
    return String.join(" + ", protocols.stream().map(Protocol::id).toList());
  }

  /**
   * Returns what tells a trial from the others of this plan, for a person: {@link Trial#title}, and
   * before it data set and protocol where there are several.
   */
  public String title(Trial trial) {
    return (datasets.size() > 1 ? trial.dataset().name() + " · " : "")
        + (protocols.size() > 1 ? trial.protocol().id() + " · " : "")
        + trial.title();
  }

  private static void checkTrusted(
      List<Defence> defences, List<Learner> learners, double fraction) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException("trusted fraction must be in [0, 1), found " + fraction);
    }
    for (Defence defence : defences) {
      if (fraction == 0 && defence.scope().needsTrusted()) {
        throw withoutTrusted(Description.label(defence), "compares with");
      }
    }
    for (Learner learner : learners) {
      if (fraction == 0 && learner.needsTrusted()) {
        throw withoutTrusted(Description.label(learner), "mends its model on");
      }
    }
  }

  private static IllegalArgumentException withoutTrusted(String who, String does) {
    return new IllegalArgumentException(
        "%s %s rows that are known to be clean; hold some back with `trusted_fraction: 0.1` in a plan, which is --trusted-fraction 0.1 of `poisonlab run`"
            .formatted(who, does));
  }

  private static void checkClasses(Dataset dataset, Testing testing) {
    int smallest = Folds.smallestClass(dataset.labels());
    if (testing instanceof Testing.CrossValidation folds && smallest < folds.folds()) {
      throw new IllegalArgumentException(
          "data set \"%s\": the smallest class has %d rows, fewer than the %d folds; ask for fewer folds"
              .formatted(dataset.name(), smallest, folds.folds()));
    }
    if (smallest < 2) {
      throw new IllegalArgumentException(
          "data set \"%s\": of its %d classes in \"%s\" some have one row only, but training and testing need a row each; is the target a number rather than a class?"
              .formatted(dataset.name(), dataset.classCount(), dataset.labels().target()));
    }
  }

  private static void checkSize(List<?>... axes) {
    double size = 1;
    for (List<?> axis : axes) {
      size *= axis.size();
    }
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a plan has %d trials at the most, found %.0f; split it into several"
              .formatted(Integer.MAX_VALUE, size));
    }
  }

  private static <T> List<T> checked(String axis, List<T> values, Function<? super T, ?> identity) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a plan needs one or more " + axis + ", found none");
    }
    Set<Object> seen = new HashSet<>();
    for (T value : values) {
      if (!seen.add(identity.apply(value))) {
        throw new IllegalArgumentException(
            "the %s of a plan must differ, found %s twice".formatted(axis, identity.apply(value)));
      }
    }
    return List.copyOf(values);
  }
}
