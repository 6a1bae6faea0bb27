// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.matrix.MatrixTable.Mean;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the means say about a defence or an attack as a whole. */
final class MatrixSummary {
  /** The defence of the baseline. */
  static final String NONE = "none";

  /** The attack of clean data. */
  static final String CLEAN = "clean";

  private final List<Mean> means;
  private final Map<String, MatrixFamily> families;
  private final Set<String> randomFlips;

  MatrixSummary(MatrixPlan plan, MatrixTable table) {
    this.means = table.means();
    this.families =
        plan.attacks().stream()
            .collect(
                Collectors.toMap(MatrixAttack::name, attack -> MatrixFamily.of(attack.traits())));
    this.randomFlips =
        plan.attacks().stream()
            .filter(attack -> attack.traits().drawn())
            .map(MatrixAttack::name)
            .filter(name -> families.get(name) == MatrixFamily.LABELS)
            .collect(Collectors.toSet());
  }

  /** Returns the families that were measured, in their order. */
  List<MatrixFamily> families() {
    return families.values().stream().distinct().sorted().toList();
  }

  /** Returns the defences that were measured, in the order of the plan. */
  List<String> defences() {
    return means.stream().map(Mean::defence).filter(d -> !d.equals(NONE)).distinct().toList();
  }

  /** Returns the mean of a measure over the cells of a defence under attacks of a family. */
  OptionalDouble mean(String defence, MatrixFamily family, Measure measure) {
    return average(
        mean -> mean.defence().equals(defence) && families.get(mean.attack()) == family, measure);
  }

  /** Returns the mean of a measure over the cells of a defence under flips of drawn rows. */
  OptionalDouble underRandomFlips(String defence, Measure measure) {
    return average(
        mean -> mean.defence().equals(defence) && randomFlips.contains(mean.attack()), measure);
  }

  /**
   * Returns what a defence gives back under attacks of a family, in all of its cells that show harm
   * together, as a share of what the perfect filter gives back there.
   */
  OptionalDouble recovery(String defence, MatrixFamily family) {
    double givenBack = 0;
    double possible = 0;
    for (Mean mean : means) {
      if (mean.defence().equals(defence)
          && families.get(mean.attack()) == family
          && mean.get(Measure.RECOVERY).isPresent()) {
        double poisoned = mean.get(Measure.POISONED).orElseThrow();
        givenBack += mean.get(Measure.DEFENDED).orElseThrow() - poisoned;
        possible += mean.get(Measure.PERFECT).orElseThrow() - poisoned;
      }
    }
    return possible > 0 ? OptionalDouble.of(givenBack / possible) : OptionalDouble.empty();
  }

  /** Returns the undefended cell of an attack at a rate, if it was measured. */
  Optional<Mean> undefended(String dataset, String learner, String attack, double rate) {
    return cells(dataset, learner, attack)
        .filter(mean -> mean.rate() == rate && mean.defence().equals(NONE))
        .findFirst();
  }

  /** Returns the mean share of clean rows that a defence flags where there is no poison. */
  OptionalDouble falseAlarms(String defence) {
    return average(
        mean -> mean.defence().equals(defence) && mean.attack().equals(CLEAN), Measure.FLAGGED);
  }

  /** Returns how many cells of a defence show harm that can be undone. */
  long harmed(String defence) {
    return withHarm(defence).count();
  }

  /** Returns in how many of them it does better than dropping as many rows at random. */
  long beatsRandom(String defence) {
    return withHarm(defence)
        .filter(
            mean -> mean.get(Measure.DEFENDED).orElseThrow() > mean.get(Measure.RANDOM).orElse(1))
        .count();
  }

  /** Returns the harm of an attack, without a defence, by rate. */
  SequencedMap<Double, Double> harm(String dataset, String learner, String attack) {
    SequencedMap<Double, Double> harm = new LinkedHashMap<>();
    cells(dataset, learner, attack)
        .filter(mean -> mean.defence().equals(NONE))
        .forEach(mean ->
            harm.put(
                mean.rate(),
                mean.get(Measure.CLEAN).orElseThrow() - mean.get(Measure.POISONED).orElseThrow()));
    return harm;
  }

  /**
   * Returns the cells of an attack at a rate, the best defended first; none where the attack does
   * no harm that could be undone, and a ranking would be one of noise.
   */
  List<Mean> best(String dataset, String learner, String attack, double rate) {
    return cells(dataset, learner, attack)
        .filter(mean -> mean.rate() == rate && mean.get(Measure.RECOVERY).isPresent())
        .sorted(
            Comparator.comparingDouble((Mean mean) -> -mean.get(Measure.DEFENDED).orElseThrow()))
        .toList();
  }

  /**
   * Returns the defended cells of an attack with an aim at a rate, those where it succeeds least
   * first; of equal ones that with the higher accuracy.
   */
  List<Mean> bySuccess(String dataset, String learner, String attack, double rate) {
    return cells(dataset, learner, attack)
        .filter(mean ->
            mean.rate() == rate
                && !mean.defence().equals(NONE)
                && mean.get(Measure.ASR).isPresent())
        .sorted(
            Comparator.comparingDouble((Mean mean) -> mean.get(Measure.ASR).orElseThrow())
                .thenComparingDouble(mean -> -mean.get(Measure.DEFENDED).orElseThrow()))
        .toList();
  }

  private Stream<Mean> cells(String dataset, String learner, String attack) {
    return means.stream()
        .filter(mean ->
            mean.dataset().equals(dataset)
                && mean.learner().equals(learner)
                && mean.attack().equals(attack));
  }

  private Stream<Mean> withHarm(String defence) {
    return means.stream()
        .filter(mean -> mean.defence().equals(defence) && mean.get(Measure.RECOVERY).isPresent());
  }

  private OptionalDouble average(Predicate<Mean> which, Measure measure) {
    return means.stream()
        .filter(which)
        .flatMapToDouble(mean -> mean.get(measure).stream())
        .average();
  }
}
