// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.evaluation.Metric;
import io.poisonlab.parameter.Description;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a defence stands between its bounds against one attack at one level of poison: the seeds
 * drawn together, or the folds where there is one seed.
 *
 * @param trial one of the trials; what all of them share is asked of it
 * @param defended the mean accuracy on the truth with the defence
 * @param bounds the means of its bounds
 * @param harmShown whether there is harm to be undone, by {@link Harm}
 * @param gainShown whether the defence does better than the random filter, by the same rule
 */
public record Standing(
    Trial trial, double defended, DefenceBounds bounds, boolean harmShown, boolean gainShown) {
  static List<Standing> all(List<TrialResult> results) {
    return Cell.group(results).values().stream().flatMap(seeds -> of(seeds).stream()).toList();
  }

  /**
   * Draws trials together that differ in nothing but the seed.
   *
   * @param seeds one or more
   * @return nothing where there is no defence
   */
  public static Optional<Standing> of(List<TrialResult> seeds) {
    double[] undefended = values(seeds, DefenceBounds.UNDEFENDED);
    double[] perfect = values(seeds, DefenceBounds.PERFECT);
    double[] defended = values(seeds, TrialResult.CLEAN + Metric.ACCURACY.id());
    if (undefended.length == 0) {
      return Optional.empty();
    }
    double[] random = values(seeds, DefenceBounds.RANDOM);
    return Optional.of(
        new Standing(
            seeds.getFirst().trial(),
            mean(defended).orElseThrow(),
            new DefenceBounds(mean(undefended), mean(random), mean(perfect)),
            Harm.isShown(differences(perfect, undefended)),
            Harm.isShown(differences(defended, random))));
  }

  /** Returns the differences seed by seed; none where some seeds lack a value. */
  private static double[] differences(double[] better, double[] worse) {
    double[] differences = new double[better.length == worse.length ? better.length : 0];
    Arrays.setAll(differences, i -> better[i] - worse[i]);
    return differences;
  }

  /** Returns a value for each seed, or for each fold where there is one seed. */
  private static double[] values(List<TrialResult> seeds, String metric) {
    return seeds.stream()
        .filter(result -> result.metrics().containsKey(metric))
        .map(result -> result.metrics().get(metric))
        .flatMap(tests -> (seeds.size() == 1 ? tests : List.of(Spread.of(tests).mean())).stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static OptionalDouble mean(double[] values) {
    return Arrays.stream(values).average();
  }

  /** Returns the share of the harm that the defence undoes, where harm is shown. */
  public OptionalDouble recovery() {
    return harmShown ? bounds.recovery(defended) : OptionalDouble.empty();
  }

  /** Returns whether there is harm, and it is not shown that the defence beats a random filter. */
  public boolean isNoBetterThanRandom() {
    return harmShown && bounds.random().isPresent() && !gainShown;
  }

  /** Returns how it compares with the random filter, in a sentence without its point. */
  String words() {
    return "%s %s the random filter after %s with %s: accuracy %s on the truth, the random filter %s, no defence %s, the perfect filter %s"
        .formatted(
            Description.label(trial.defence()),
            defended > bounds.random().orElseThrow() ? "is not shown to beat" : "does not beat",
            trial.poison(),
            Description.label(trial.learner()),
            number(defended),
            number(bounds.random().orElseThrow()),
            number(bounds.undefended().orElseThrow()),
            number(bounds.perfect().orElseThrow()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
