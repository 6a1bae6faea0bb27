// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.defence.Contamination;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.defence.Evidence;
import io.poisonlab.matrix.MatrixTable.Mean;
import io.poisonlab.parameter.Description;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What defences cannot do, each measured by a small plan beside the matrix: on its data sets, with
 * its defences and seeds, but under conditions of its own.
 */
public enum MatrixLimit {
  /** Flips that no feature shows. */
  TOLD_THE_SHARE(
      "told-the-share",
      "Random flips, where the defence is told the true share",
      """
      A tenth of the labels is flipped, and each outlier detector flags exactly as many rows.
      What looks at features alone is no better than chance even then; within each class a
      flipped row is an outlier, a little.\
      """,
      "label-flip",
      0.1) {
    @Override
    List<Defence> defences(List<Defence> all) {
      return all.stream().flatMap(defence -> told(defence).stream()).toList();
    }

    @Override
    String verdict(MeasuredLimit measured) {
      return Stream.of(Evidence.FEATURES, Evidence.LABELS)
          .flatMap(evidence ->
              most(
                      measured.means().stream()
                          .filter(mean -> measured.looksAt(mean.defence()) == evidence),
                      Measure.PRECISION)
                  .stream()
                  .map(best ->
                      "Best precision of what looks at %s: %s, where chance is %s (%s, %s)."
                          .formatted(
                              evidence == Evidence.FEATURES ? "features alone" : "each class",
                              number(best, Measure.PRECISION),
                              number(best, Measure.CHANCE),
                              best.defence(),
                              best.dataset())))
          .reduce((one, other) -> one + " " + other)
          .orElse(NOTHING);
    }

    private Optional<Defence> told(Defence defence) {
      Description known = Description.of(defence);
      if (!known.settings().containsKey(MatrixPresets.PER_CLASS)) {
        return Optional.empty();
      }
      Map<String, Object> settings = new LinkedHashMap<>(known.settings());
      settings.put(Contamination.NAME, rate());
      return Optional.of(DefenceProvider.catalogue().create(known.id(), settings));
    }
  },

  /** Labels that hold no information any more. */
  HALF_OF_TWO_CLASSES(
      "half-of-two-classes",
      "Half of the labels flipped, on two classes, with no row that someone has checked",
      """
      The labels that are left say nothing about the classes: nothing in the data tells the
      two apart. In the tables of the data sets some defences do well at 50 %; they have checked rows to
      compare with, and that is all the difference.\
      """,
      "label-flip",
      0.5) {
    @Override
    boolean measures(MatrixPart part) {
      return part.data().classCount() == 2;
    }

    @Override
    List<Defence> defences(List<Defence> all) {
      return all.stream().filter(defence -> !defence.scope().needsTrusted()).toList();
    }

    @Override
    double trusted(double usual) {
      return 0;
    }

    @Override
    String verdict(MeasuredLimit measured) {
      List<Mean> means = measured.means();
      return most(means.stream(), Measure.DEFENDED)
          .map(best ->
              "On average they reach an accuracy of %s, dropping as many rows at random %s, dropping the poison %s; the best, %s on %s, reaches %s."
                  .formatted(
                      average(means, Measure.DEFENDED),
                      average(means, Measure.RANDOM),
                      average(means, Measure.PERFECT),
                      best.defence(),
                      best.dataset(),
                      number(best, Measure.DEFENDED)))
          .orElse(NOTHING);
    }
  },

  /** Outliers that keep each other company. */
  DENSE_CLUSTER(
      "dense-cluster",
      "Poison that lies densely together, apart from the rest",
      """
      Added rows, 30 % of what there was, lie within a tenth of a deviation of each other, far
      from every clean row. They mask each other: what calls a row suspicious because it is
      alone ranks them last.\
      """,
      "injected-cluster(near=0;far_spread=0.1)",
      0.3) {
    @Override
    String verdict(MeasuredLimit measured) {
      List<Mean> judged =
          measured.means().stream().filter(mean -> mean.get(Measure.AUC).isPresent()).toList();
      long misled =
          judged.stream().filter(mean -> mean.get(Measure.AUC).getAsDouble() < CHANCE_AUC).count();
      return "In %d of %d cells the poisoned rows are less suspicious than the clean ones (AUC below 0.5)."
          .formatted(misled, judged.size());
    }
  };

  private static final double CHANCE_AUC = 0.5;
  private static final String NOTHING = "Nothing could be measured.";

  private final String id;
  private final String title;
  private final String words;
  private final String attack;
  private final double rate;

  MatrixLimit(String id, String title, String words, String attack, double rate) {
    this.id = id;
    this.title = title;
    this.words = words;
    this.attack = attack;
    this.rate = rate;
  }

  /** Returns the name in files. */
  public String id() {
    return id;
  }

  /** Returns what is done to the data and the defences, for a person. */
  public String title() {
    return title;
  }

  /** Returns why that is a limit, for a person, in lines of Markdown. */
  public String words() {
    return words;
  }

  double rate() {
    return rate;
  }

  /**
   * Returns what measures this limit beside a plan: its data sets that the attack is tried on, one
   * learner each; nothing where the plan has none of them, or no defence that this is about.
   */
  public Optional<MatrixPlan> plan(MatrixPlan beside) {
    MatrixAttack tried = MatrixAttack.parse(attack);
    String family = tried.notation().id();
    List<MatrixPart> parts =
        beside.parts().stream()
            .filter(part -> part.attacks().stream().anyMatch(one -> one.name().equals(family)))
            .filter(this::measures)
            .map(part -> new MatrixPart(part.data(), List.of(tried), part.learners().subList(0, 1)))
            .toList();
    List<Defence> defences = defences(beside.defences());
    return parts.isEmpty() || defences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MatrixPlan(
                parts,
                List.of(rate),
                defences,
                beside.seeds(),
                beside.testFraction(),
                trusted(beside.trustedFraction())));
  }

  /** Returns whether a data set, and what is tried on it, is measured. */
  boolean measures(MatrixPart part) {
    return true;
  }

  /** Returns those of a plan's defences that this is about, as they are asked here. */
  List<Defence> defences(List<Defence> all) {
    return all;
  }

  /** Returns the share of the rows that someone has checked, where a plan has this one. */
  double trusted(double usual) {
    return usual;
  }

  /** Returns what the measurement says, in a sentence. */
  abstract String verdict(MeasuredLimit measured);

  private static Optional<Mean> most(Stream<Mean> means, Measure measure) {
    ToDoubleFunction<Mean> value = mean -> mean.get(measure).orElseThrow();
    return means
        .filter(mean -> mean.get(measure).isPresent())
        .reduce(
            (best, mean) -> value.applyAsDouble(mean) > value.applyAsDouble(best) ? mean : best);
  }

  private static String average(List<Mean> means, Measure measure) {
    return MatrixFigures.number(
        means.stream().flatMapToDouble(mean -> mean.get(measure).stream()).average().orElseThrow());
  }

  private static String number(Mean mean, Measure measure) {
    return MatrixFigures.number(mean.get(measure).orElseThrow());
  }
}
