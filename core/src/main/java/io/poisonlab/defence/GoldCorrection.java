// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.OutOfFold;
import io.poisonlab.learner.Predictions;
import io.poisonlab.learner.RandomForestLearner;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Learns from a trusted sample how labels were corrupted, and corrects them accordingly.
 *
 * <p><b>Threat model.</b> Labels flipped by a rule that depends on the true class, one-sided or
 * not, while a few rows are known to be right.
 *
 * <p><b>Steps.</b> (1) Train a model on the suspect rows; its mean probabilities over the trusted
 * rows of a class estimate how that class is labelled (equation 2). (2) Predict the suspect rows
 * out of fold: probabilities of labels. (3) Find for each row the probabilities of true classes
 * that, corrupted as estimated, give those of its labels best. (4) By Bayes' rule with the row's
 * own label, the most probable class is its corrected label. (5) Suspicion is 1 − the probability
 * that the label is true; flagged are rows whose corrected label is another one. Takes the time of
 * folds + 1 trainings and O(n · classes²); 8 bytes per row and class, 8 per pair of classes.
 * Allocates 43,000 bytes a row (measured).
 *
 * <p><b>Deviations from the paper.</b> The paper trains a network with a loss that is corrected by
 * the same matrix; here the probabilities are corrected after training, so that any learner will
 * do, and the outcome is labels. A class without a trusted row is taken to be labelled rightly.
 *
 * <p><b>Limitations.</b> As good as the trusted sample: of each class it needs rows enough to
 * estimate shares, some tens. Noise that depends on the features within a class is not modelled.
 *
 * <p><b>Reference.</b> Hendrycks et al. (2018), "Using trusted data to train deep networks on
 * labels corrupted by severe noise", arXiv 1802.05300, section 3.
 *
 * @param learner gives the probabilities
 * @param folds the number of folds, 2 or more
 * @param remedy what is done with flagged rows
 */
@Id(
    value = "gold-correction",
    help = "Learns from a trusted sample how labels were corrupted, and corrects them")
public record GoldCorrection(
    @Setting(help = "gives class probabilities", byDefault = "random-forest") Learner learner,
    @Setting(help = "folds of the cross-validation, 2 to 1000", byDefault = "5") int folds,
    @Setting(help = "what is done with flagged rows", byDefault = "relabel") Treatment remedy)
    implements Defence {
  private static final int FOLDS = 5;
  private static final int TREES = 100;
  private static final int STEPS = 100;
  private static final double TINY = 1e-12;
  private static final double PERCENT = 100;

  /** Checks the number of folds. */
  public GoldCorrection {
    new OutOfFold(folds);
  }

  /** Relabels by a forest of a hundred trees in five folds. */
  public GoldCorrection() {
    this(new RandomForestLearner(TREES), FOLDS, Treatment.RELABEL);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there is no trusted sample, or the learner gives no
   *     probabilities
   */
  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset trusted = TrustedRows.needed(suspect, "gold-correction");
    Dataset data = suspect.data();
    Labels given = data.labels();
    Predictions predicted = new OutOfFold(folds).probabilities(learner, data, seed.fork("folds"));
    double[][] noise =
        noise(learner.train(data, seed.fork("all")).predict(trusted.table()), trusted.labels());
    double[][] belief = new double[data.size()][];
    IntStream.range(0, data.size())
        .parallel()
        .forEach(row -> belief[row] = belief(predicted.probabilities(row), noise, given.code(row)));
    int[] corrected =
        IntStream.range(0, data.size()).map(row -> best(belief[row], given.code(row))).toArray();
    int[] flagged =
        IntStream.range(0, data.size()).filter(row -> corrected[row] != given.code(row)).toArray();
    double[] scores =
        IntStream.range(0, data.size())
            .mapToDouble(row -> Math.clamp(1 - belief[row][given.code(row)], 0, 1))
            .toArray();
    return Suspicion.of(
            scores, data.ids().select(flagged).sorted(), remedy.remedy(given.withCodes(corrected)))
        .because(row ->
            String.format(
                Locale.ROOT,
                "given how the trusted rows are labelled, it is %s with %.0f %%, its label %s is right with %.0f %%",
                given.classes().get(corrected[row]),
                PERCENT * belief[row][corrected[row]],
                given.name(row),
                PERCENT * belief[row][given.code(row)]));
  }

  /** For each true class the estimated probabilities of labels. */
  private static double[][] noise(Predictions predicted, Labels truth) {
    int[] counts = truth.counts();
    double[][] noise = new double[counts.length][counts.length];
    for (int row = 0; row < predicted.size(); row++) {
      double[] shares = predicted.probabilities(row);
      double sum = Arrays.stream(shares).sum();
      for (int label = 0; label < shares.length; label++) {
        noise[truth.code(row)][label] += shares[label] / sum / counts[truth.code(row)];
      }
    }
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] == 0) {
        noise[code][code] = 1;
      }
    }
    return noise;
  }

  /** The probabilities of the true classes of a row, its label taken into account. */
  private static double[] belief(double[] labels, double[][] noise, int given) {
    int classes = labels.length;
    double[] truth = new double[classes];
    Arrays.fill(truth, 1.0 / classes);
    for (int step = 0; step < STEPS; step++) {
      double[] next = new double[classes];
      for (int label = 0; label < classes; label++) {
        double expected = TINY;
        for (int code = 0; code < classes; code++) {
          expected += truth[code] * noise[code][label];
        }
        for (int code = 0; code < classes; code++) {
          next[code] += truth[code] * noise[code][label] * labels[label] / expected;
        }
      }
      truth = next;
    }
    double sum = 0;
    for (int code = 0; code < classes; code++) {
      truth[code] = truth[code] * noise[code][given] + (code == given ? TINY : 0);
      sum += truth[code];
    }
    for (int code = 0; code < classes; code++) {
      truth[code] /= sum;
    }
    return truth;
  }

  private static int best(double[] belief, int own) {
    int best = own;
    for (int code = 0; code < belief.length; code++) {
      best = belief[code] > belief[best] ? code : best;
    }
    return best;
  }

  @Override
  public Scope scope() {
    return Scope.of(
            Evidence.LABELS,
            "how labels are corrupted depends on the true class alone, and the trusted sample shows every class")
        .needingTrusted();
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    List<String> warnings = new ArrayList<>();
    suspect
        .trusted()
        .ifPresent(trusted -> {
          int[] known = trusted.labels().counts();
          int[] counts = suspect.data().labels().counts();
          Alike unknown = new Alike();
          for (int code = 0; code < Math.min(known.length, counts.length); code++) {
            if (known[code] == 0 && counts[code] > 0) {
              unknown.add(
                  "class \"%s\"".formatted(trusted.labels().classes().get(code)), counts[code]);
            }
          }
          unknown.tell(
              warnings,
              "%s has no trusted row: its labels are taken to be right",
              "%s have no trusted row: their labels are taken to be right");
        });
    warnings.addAll(FoldWarnings.of(suspect.data().labels(), folds));
    return SilentFeatures.ofClasses(suspect.data(), warnings);
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(GoldCorrection.class, List.of(), List.of(LearnerProvider.FAMILY));
    }
  }
}
