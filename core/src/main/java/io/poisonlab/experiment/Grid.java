// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * The numbers of a plan's trials. A <em>block</em> is a data set, a protocol and a seed: its trials
 * have consecutive indices. A <em>unit</em> is a block and one attack.
 */
record Grid(ExperimentPlan plan) {
  int size() {
    return blocks() * blockSize();
  }

  int blocks() {
    return plan.datasets().size() * plan.protocols().size() * plan.seeds().size();
  }

  private int blockSize() {
    return cells() * attacks();
  }

  /** Returns the number of trials of a unit. */
  private int cells() {
    return plan.learners().size() * plan.defences().size();
  }

  int attacks() {
    return plan.attacks().size();
  }

  List<Trial> trials() {
    return new Made<>(size(), this::trial);
  }

  List<TrialUnit> units() {
    return new Made<>(blocks() * attacks(), index -> new TrialUnit(plan, index));
  }

  /** Returns the trials of a unit, in the order of their indices. */
  List<Trial> trialsOf(int unit) {
    int first = unit / attacks() * blockSize() + unit % attacks();
    return new Made<>(cells(), cell -> trial(first + cell * attacks()));
  }

  /**
   * Returns the trial of an index that was read.
   *
   * @throws IllegalArgumentException if there is none
   */
  Trial checked(int index) {
    if (index < 0 || index >= size()) {
      throw new IllegalArgumentException(
          "the plan has %d trials, found one numbered %d".formatted(size(), index));
    }
    return trial(index);
  }

  Trial trial(int index) {
    int rest = index / attacks();
    int defence = rest % plan.defences().size();
    rest /= plan.defences().size();
    int learner = rest % plan.learners().size();
    rest /= plan.learners().size();
    int seed = rest % plan.seeds().size();
    rest /= plan.seeds().size();
    return new Trial(
        index,
        plan.datasets().get(rest / plan.protocols().size()),
        plan.protocols().get(rest % plan.protocols().size()),
        plan.testing(),
        plan.trustedFraction(),
        plan.attacks().get(index % attacks()),
        plan.defences().get(defence),
        plan.learners().get(learner),
        plan.seeds().get(seed));
  }

  /** A list whose elements are made when they are asked for: it needs no memory for them. */
  private static final class Made<T> extends AbstractList<T> implements RandomAccess {
    private final int size;
    private final IntFunction<T> maker;

    Made(int size, IntFunction<T> maker) {
      this.size = size;
      this.maker = maker;
    }

    @Override
    public T get(int index) {
      return maker.apply(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
      return size;
    }
  }
}
