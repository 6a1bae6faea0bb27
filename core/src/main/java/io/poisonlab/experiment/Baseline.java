// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Split;
import io.poisonlab.defence.Suspect;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The clean data of one seed, before any attack: what trials share that differ in attack, defence
 * or learner only. Rows are split once and models of clean rows are trained once. For several
 * threads.
 */
public final class Baseline {
  private final Dataset data;
  private final Protocol protocol;
  private final Testing testing;
  private final double trustedFraction;
  private final Seed seed;
  private final Supplier<List<Fold>> folds;

  /**
   * Prepares; nothing is computed yet.
   *
   * @param data the clean data
   * @param trustedFraction the share of the training rows that someone has checked, in [0, 1)
   * @param seed what every draw comes from
   */
  public Baseline(
      Dataset data, Protocol protocol, Testing testing, double trustedFraction, Seed seed) {
    this.data = data;
    this.protocol = protocol;
    this.testing = testing;
    this.trustedFraction = trustedFraction;
    this.seed = seed;
    this.folds = new Once<>(() -> folds(data));
  }

  /** Returns the baseline of a trial. */
  static Baseline of(Trial trial) {
    return new Baseline(
        trial.dataset(),
        trial.protocol(),
        trial.testing(),
        trial.trustedFraction(),
        new Seed(trial.seed()));
  }

  /**
   * One split.
   *
   * @param train the rows to be trained on
   * @param trusted those that someone has checked, where there are some
   * @param test the rows to be tested on
   * @param controls models of the rows to be trained on
   */
  private record Fold(Dataset train, Optional<Dataset> trusted, Dataset test, Controls controls) {}

  /**
   * Poisons.
   *
   * @return one arena for each split that the testing makes
   * @throws IllegalArgumentException if the attack or the split cannot be done on these data
   */
  public List<Arena> arenas(Attack attack) {
    return switch (protocol) {
      case TRAIN_ONLY -> trainOnly(attack);
      case WHOLE_DATASET -> wholeDataset(attack);
    };
  }

  private List<Arena> trainOnly(Attack attack) {
    List<Arena> arenas = new ArrayList<>();
    for (Fold fold : folds.get()) {
      int index = arenas.size();
      Poisoned train = attack.poison(fold.train(), seed.fork("attack").fork(index));
      Suspect suspect = new Suspect(train.dataset(), fold.trusted());
      boolean sameRows = suspect.data().ids().original().equals(fold.train().ids());
      arenas.add(
          new Arena(
              attack,
              train,
              suspect,
              fold.test(),
              fold.test(),
              sameRows
                  ? fold::controls
                  : () -> controls(cleanRows(suspect), suspect.trusted(), index),
              seed,
              index));
    }
    return List.copyOf(arenas);
  }

  private List<Arena> wholeDataset(Attack attack) {
    Poisoned all = attack.poison(data, seed.fork("attack"));
    List<Arena> arenas = new ArrayList<>();
    for (Fold fold : folds(all.dataset())) {
      int index = arenas.size();
      Suspect suspect =
          new Suspect(
              fold.train(), fold.trusted().map(rows -> data.selectIds(rows.ids().original())));
      arenas.add(
          new Arena(
              attack,
              all,
              suspect,
              fold.test(),
              data.selectIds(fold.test().ids().original()),
              () -> controls(cleanRows(suspect), suspect.trusted(), index),
              seed,
              index));
    }
    return List.copyOf(arenas);
  }

  /** Returns the true features and labels of what is trained on. */
  private Dataset cleanRows(Suspect suspect) {
    return data.selectIds(suspect.data().ids().original());
  }

  private List<Fold> folds(Dataset rows) {
    List<Fold> made = new ArrayList<>();
    for (Split split : testing.splits(rows, seed.fork("split"))) {
      int index = made.size();
      Optional<Split> halves = halves(split.train(), index);
      Dataset train = halves.map(Split::train).orElse(split.train());
      Optional<Dataset> trusted = halves.map(Split::test);
      made.add(new Fold(train, trusted, split.test(), controls(train, trusted, index)));
    }
    return List.copyOf(made);
  }

  private Controls controls(Dataset rows, Optional<Dataset> trusted, int fold) {
    return new Controls(rows, trusted, seed.fork("learner").fork(fold));
  }

  /** Returns the rows to be trained on and those that someone has checked, where there are some. */
  private Optional<Split> halves(Dataset train, int fold) {
    return trustedFraction == 0
        ? Optional.empty()
        : Optional.of(Split.stratified(train, trustedFraction, seed.fork("trusted").fork(fold)));
  }
}
