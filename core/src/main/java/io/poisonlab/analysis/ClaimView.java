// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Clean;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.Cell;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.learner.Learner;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The runs that the claims are about: those on iris without a defence, under one protocol, of one
 * learner.
 */
record ClaimView(Measurements measured, Protocol protocol, Learner learner) {
  static final String NOISE = "feature-noise";
  static final String FLIPS = "label-flip";

  private static final String DATA = "iris";
  private static final String SEEN = Metric.ACCURACY.id();
  private static final String TRUTH = TrialResult.CLEAN + SEEN;
  private static final double GUESS = 1.0 / 3;

  /** Returns the view of the first learner; nothing where there is no clean run. */
  static Optional<ClaimView> of(Measurements measured, Protocol protocol) {
    return learners(measured, protocol).stream()
        .findFirst()
        .map(learner -> new ClaimView(measured, protocol, learner));
  }

  private static List<Learner> learners(Measurements measured, Protocol protocol) {
    return measured.cells().stream()
        .filter(cell -> cell.dataset().equals(DATA) && cell.protocol() == protocol)
        .filter(cell -> cell.attack() instanceof Clean && cell.defence() instanceof NoDefence)
        .map(Cell::learner)
        .distinct()
        .toList();
  }

  private Cell cell(Attack attack) {
    return new Cell(DATA, protocol, attack, new NoDefence(), learner);
  }

  private Cell cell(String attack, double fraction) {
    return cell(AttackProvider.catalogue().create(attack, Map.of(Budget.FRACTION, fraction)));
  }

  /** Returns accuracy as the protocol shows it. */
  Sample accuracy(String attack, double fraction) {
    return measured.sample(cell(attack, fraction), SEEN);
  }

  /** Returns by how much accuracy is below that of the clean run. */
  Sample drop(String attack, double fraction) {
    return Attributions.drop(measured, cell(attack, fraction), SEEN);
  }

  /** Returns the same on the truth. */
  Sample trueDrop(String attack, double fraction) {
    return Attributions.drop(measured, cell(attack, fraction), TRUTH);
  }

  /** Returns the mean drop over the three levels of poison. */
  Sample meanDrop(String attack) {
    return drop(attack, 0.05).plus(drop(attack, 0.1)).plus(drop(attack, 0.5)).each(sum -> sum / 3);
  }

  /** Returns which share of what the clean model knew beyond a guess is left. */
  Sample left(String attack, double fraction) {
    return left(attack, fraction, SEEN);
  }

  /** Returns the same on the truth. */
  Sample trueLeft(String attack, double fraction) {
    return left(attack, fraction, TRUTH);
  }

  private Sample left(String attack, double fraction, String metric) {
    double clean =
        Arrays.stream(measured.sample(cell(new Clean()), metric).values()).average().orElse(1);
    return measured
        .sample(cell(attack, fraction), metric)
        .each(value -> (value - GUESS) / (clean - GUESS));
  }

  /** Returns how much further from their mean accuracies lie than those of the clean runs. */
  Sample scatter(String attack, double fraction) {
    return scatter(accuracy(attack, fraction))
        .minus(scatter(measured.sample(cell(new Clean()), SEEN)));
  }

  private static Sample scatter(Sample sample) {
    double mean = Arrays.stream(sample.values()).average().orElse(0);
    return sample.each(value -> Math.abs(value - mean));
  }

  /** Returns the mean of a quantity of both attacks. */
  Sample ofBoth(Function<String, Sample> quantity) {
    return quantity.apply(NOISE).plus(quantity.apply(FLIPS)).each(sum -> sum / 2);
  }

  /** Returns the mean of a quantity over all learners. */
  Sample ofLearners(Function<ClaimView, Sample> quantity) {
    List<Learner> all = learners(measured, protocol);
    Sample sum = quantity.apply(new ClaimView(measured, protocol, all.getFirst()));
    for (Learner other : all.subList(1, all.size())) {
      sum = sum.plus(quantity.apply(new ClaimView(measured, protocol, other)));
    }
    return sum.each(value -> value / all.size());
  }
}
