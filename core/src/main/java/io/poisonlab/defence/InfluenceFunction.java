// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Flags rows without which a logistic regression would do better on other rows.
 *
 * <p><b>Threat model.</b> Wrong labels and injected rows that raise the loss of a linear model on
 * clean rows.
 *
 * <p><b>Steps.</b> (1) Train a logistic regression on the suspect rows, features standardised. (2)
 * Take the gradient of its mean log loss on the trusted rows. (3) A row's influence is that
 * gradient, times the inverse Hessian of the objective, times the gradient of the row's own loss:
 * to first order, the change of the mean loss if the row were left out. Without a trusted sample,
 * the loss is that of the row itself, which rises most for rows that nothing else explains. (4)
 * Flag the share asked for; or what stands out, and without a trusted sample, the rows whose label
 * the model would give less than one half if they were left out. Suspicion is above 0.5 where the
 * trusted loss would fall. With p = classes · (width + 1) parameters, 3000 at the most, takes O(n ·
 * p² + p³) time, 8 bytes per row and encoded feature, and 24 p². Allocates 5,800 bytes a row
 * (measured).
 *
 * <p><b>Deviations from the paper.</b> The Hessian is inverted, not estimated by sampling: the
 * objective is convex.
 *
 * <p><b>Limitations.</b> First order: it misjudges groups of rows that act together, and rows of
 * extreme leverage. It speaks for a linear model; a tree may be harmed by other rows.
 *
 * <p><b>Reference.</b> Koh and Liang (2017), "Understanding black-box predictions via influence
 * functions", arXiv 1703.04730, equation 2.
 *
 * @param c the inverse strength of the model's penalty, above 0
 * @param contamination which rows are flagged
 */
@Id(
    value = "influence",
    help = "Flags rows without which a logistic regression would do better on other rows")
public record InfluenceFunction(
    @Setting(help = "inverse strength of the model's penalty, above 0", byDefault = "1.0") double c,
    Contamination contamination)
    implements Defence {
  /** The log loss of a guess between two. */
  private static final double COIN = Math.log(2);

  /** Checks the numbers. */
  public InfluenceFunction {
    if (!(c > 0) || Double.isInfinite(c)) {
      throw new IllegalArgumentException("c must be above 0 and finite, found " + c);
    }
  }

  /** A penalty as scikit-learn's default. */
  public InfluenceFunction(Contamination contamination) {
    this(1, contamination);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there are fewer than two classes to train on
   */
  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    Optional<Dataset> trusted = TrustedRows.of(suspect, "influence");
    LogisticInfluence influence = LogisticInfluence.of(data, c);
    double[] raw =
        trusted
            .map(clean -> Arrays.stream(influence.on(clean)).map(gain -> 0 - gain).toArray())
            .orElseGet(influence::onItself);
    return Suspicion.of(
            trusted.isPresent() ? Scores.aroundZero(raw) : Scores.relativeToMedian(raw),
            data.ids().select(flagged(raw, trusted.isPresent(), influence)).sorted(),
            new Remedy.Drop())
        .because(row ->
            String.format(
                Locale.ROOT,
                "without it the log loss %s would %s by about %.3g",
                trusted.isPresent() ? "on trusted rows" : "of the row itself",
                trusted.isPresent() && raw[row] > 0 ? "fall" : "rise",
                Math.abs(raw[row])));
  }

  private int[] flagged(double[] raw, boolean trusted, LogisticInfluence influence) {
    return trusted || !(contamination instanceof Contamination.Auto)
        ? contamination.flag(raw)
        : IntStream.range(0, raw.length)
            .filter(row -> influence.loss(row) + raw[row] > COIN)
            .toArray();
  }

  @Override
  public Scope scope() {
    return Scope.of(
        Evidence.LABELS, "a linear model fits the data, and each poisoned row does harm by itself");
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    return SilentFeatures.ofClasses(
        suspect.data(),
        suspect.trusted().isPresent()
            ? List.of()
            : List.of(
                "no trusted sample: rows are flagged for what they do to themselves, outliers too"));
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(InfluenceFunction.class, Contamination.READER);
    }
  }
}
