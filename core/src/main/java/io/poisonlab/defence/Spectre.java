// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.statistics.Otsu;
import io.poisonlab.statistics.PrincipalComponents;
import io.poisonlab.statistics.QuantumEntropy;
import io.poisonlab.statistics.RobustCovariance;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Suspects rows that lie far out of their class once it is whitened by a covariance that the poison
 * cannot bend, where they form a group apart.
 *
 * <p><b>Threat model.</b> A backdoor: rows of other classes that carry a trigger and the target's
 * label. Where they are many, they bend mean and covariance of the target class, so that they no
 * longer lie far out; a robust estimate is that of the clean rows.
 *
 * <p><b>Steps.</b> For each class: (1) represent its rows and project them on the directions in
 * which they vary most; (2) estimate mean and covariance robustly, and whiten; (3) the raw score of
 * a row is its quantum entropy score, α = 4. (4) A class is suspect if the roots of its scores fall
 * in two groups: the best cut explains more of their variance than asked for. (5) In suspect
 * classes flag scores above the median by three robust standard deviations; drop. The suspicion of
 * a row in other classes is half of what it would be.
 *
 * <p><b>Deviations from the paper.</b> The robust estimate is the minimum covariance determinant,
 * not an iterated filter. The number of directions is given, not searched. The paper takes the
 * class of the highest mean score for the target: on digits that is often the ones, which are so
 * alike that a few odd ones are hundreds of deviations out; two groups tell the target (measured on
 * MNIST, 12 data sets: never another class). The paper drops 1.5 · ε of the rows; here ε is not
 * known.
 *
 * <p><b>Limitations.</b> Blind where the poison is half of its class or more. Takes O(n · w² +
 * classes · (w³ + n · k²)) for width w and k directions, and what {@link RobustCovariance} says.
 * Holds O(n · w).
 *
 * <p><b>Reference.</b> Hayase, Kong, Somani and Oh (2021), "SPECTRE: defending against backdoor
 * attacks using robust statistics", arXiv 2104.11315, algorithms 1 and 2.
 *
 * @param representation what rows are measured by
 * @param components along how many directions, 1 or more
 * @param separation which share of the variance the cut in two must explain, in [0, 1]
 */
@Id(
    value = "spectre",
    help = "Drops rows far out of their class by a covariance that poison cannot bend")
public record Spectre(
    @Setting(help = "what rows are measured by", byDefault = "raw") Representation representation,
    @Setting(help = "directions of the greatest variance, 1 to 1000", byDefault = "16")
        int components,
    @Setting(help = "suspect above this separation of scores, in [0, 1]", byDefault = "0.8")
        double separation)
    implements Defence {
  private static final String ID = "spectre";
  private static final double ALPHA = 4; // section 5 of the paper
  private static final int LEAST = 3;
  private static final double HALF = 0.5;

  /** Checks the ranges. */
  public Spectre {
    Limits.check("components", components, 1, 1000);
    if (!(separation >= 0 && separation <= 1)) {
      throw new IllegalArgumentException("separation must be in [0, 1], found " + separation);
    }
  }

  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    double[][] all = representation.of(data, seed.fork("representation"), ID);
    double[] scores = new double[data.size()];
    boolean[] flagged = new boolean[data.size()];
    String[] words = new String[data.size()];
    for (JudgedTogether group : JudgedTogether.of(data, true)) {
      double[] raw = raw(group.of(all), seed.fork(group.words()));
      double apart = Otsu.separation(Arrays.stream(raw).map(Math::sqrt).toArray());
      boolean suspicious = group.size() >= LEAST && apart > separation;
      double[] relative = Scores.relativeToMedian(raw);
      double[] overMedian = RawScores.overMedian(raw);
      for (int i = 0; i < raw.length; i++) {
        int row = group.rows()[i];
        scores[row] = suspicious ? relative[i] : HALF * relative[i];
        words[row] =
            group.size() < LEAST
                ? "not judged: fewer than %d rows in %s".formatted(LEAST, group.words())
                : String.format(
                    Locale.ROOT,
                    "scores %.1f times what is usual in %s, whose scores fall in two groups by %.2f of 1",
                    overMedian[i],
                    group.words(),
                    apart);
      }
      if (suspicious) {
        for (int i : Contamination.auto().flag(raw)) {
          flagged[group.rows()[i]] = true;
        }
      }
    }
    int[] rows = IntStream.range(0, data.size()).filter(row -> flagged[row]).toArray();
    return RawScores.drop(data, scores, rows).because(row -> words[row]);
  }

  private double[] raw(double[][] rows, Seed seed) {
    if (rows.length < LEAST) {
      return new double[rows.length];
    }
    PrincipalComponents directions = PrincipalComponents.fit(rows, components);
    return directions.count() == 0
        ? new double[rows.length]
        : QuantumEntropy.scores(
            RobustCovariance.fit(directions.project(rows), seed).whitened(), ALPHA);
  }

  @Override
  public Scope scope() {
    return representation.on(
        Scope.of(
            Evidence.TRIGGERS,
            "the rows with the trigger are fewer than half of the target class, and apart from the"
                + " others"));
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    return representation.warnings(suspect.data());
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(Spectre.class);
    }
  }
}
