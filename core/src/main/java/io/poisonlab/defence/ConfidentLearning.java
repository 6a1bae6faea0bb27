// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.confident.FilterBy;
import io.poisonlab.confident.LabelIssueFilter;
import io.poisonlab.confident.LabelQuality;
import io.poisonlab.confident.LabelledProbabilities;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * Flags rows whose label a model, trained without them, holds for wrong with confidence.
 *
 * <p><b>Threat model.</b> Flipped labels, at random or from some classes to others, while most
 * labels of each class are right.
 *
 * <p><b>Steps.</b> (1) Predict the class probabilities of every row by cross-validation, as {@link
 * OutOfFold} does. (2) Find label issues by {@link LabelIssueFilter}, as cleanlab 2.9 finds them.
 * (3) Suspicion of a row is 1 − the probability of its label. (4) Drop the flagged rows, or give
 * them their most probable class. Takes the time of {@code folds} trainings, then O(n · classes); 8
 * bytes per row and class. Allocates 32,000 bytes a row (measured).
 *
 * <p><b>Deviations from the paper.</b> None in the rules; the paper removes or re-weights, and does
 * not relabel. The only row of a class is not judged (cleanlab shows such rows to the model).
 *
 * <p><b>Limitations.</b> As good as the learner: rows that it finds hard are flagged on clean data
 * too, and where half of the labels of a class are flipped the model believes the flips. Poison
 * that lies together and agrees, such as a backdoor, is learned, not flagged.
 *
 * <p><b>Reference.</b> Northcutt, Jiang and Chuang (2021), "Confident learning: estimating
 * uncertainty in dataset labels", arXiv 1911.00068, section 3.
 *
 * @param learner gives the probabilities
 * @param folds the number of folds, 2 or more
 * @param filterBy the rule that tells issues from sound labels
 * @param remedy what is done with flagged rows
 */
@Id(
    value = "confident-learning",
    help = "Flags labels that a model trained without the row holds for wrong with confidence")
public record ConfidentLearning(
    @Setting(help = "gives class probabilities", byDefault = "random-forest") Learner learner,
    @Setting(help = "folds of the cross-validation, 2 to 1000", byDefault = "5") int folds,
    @Setting(help = "rule that tells issues from sound labels", byDefault = "prune-by-noise-rate")
        FilterBy filterBy,
    @Setting(help = "what is done with flagged rows", byDefault = "drop") Treatment remedy)
    implements Defence {
  private static final int FOLDS = 5;
  private static final int TREES = 100;
  private static final double PERCENT = 100;

  /** Checks the number of folds. */
  public ConfidentLearning {
    new OutOfFold(folds);
  }

  /** Drops what the default rule finds, in five folds. */
  public ConfidentLearning(Learner learner) {
    this(learner, FOLDS, FilterBy.PRUNE_BY_NOISE_RATE, Treatment.DROP);
  }

  /** As {@link #ConfidentLearning(Learner)} with a forest of a hundred trees. */
  public ConfidentLearning() {
    this(new RandomForestLearner(TREES));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there are fewer than two rows or classes, or the learner
   *     gives no probabilities
   */
  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    Labels given = data.labels();
    Predictions predicted = new OutOfFold(folds).probabilities(learner, data, seed);
    double[] scores = new double[data.size()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = Math.clamp(1 - predicted.probability(row, given.code(row)), 0, 1);
    }
    int[] issues = new LabelIssueFilter(filterBy).find(problem(given, predicted));
    return Suspicion.of(
            scores, data.ids().select(issues).sorted(), remedy.remedy(predicted.labels()))
        .because(row -> reason(given, predicted, row))
        .finding(() -> LabelFindings.of(given.classes(), problem(given, predicted)))
        .measuring(() -> qualities(problem(given, predicted)));
  }

  /** Makes the same again each time: 8 bytes per row and class that are not held on to. */
  private static LabelledProbabilities problem(Labels given, Predictions predicted) {
    int classes = given.classes().size();
    double[] values = new double[Math.multiplyExact(given.size(), classes)];
    for (int row = 0; row < given.size(); row++) {
      for (int code = 0; code < classes; code++) {
        values[row * classes + code] = predicted.probability(row, code);
      }
    }
    return LabelledProbabilities.of(given.toArray(), values, classes);
  }

  private static SequencedMap<String, double[]> qualities(LabelledProbabilities problem) {
    SequencedMap<String, double[]> named = new LinkedHashMap<>();
    for (LabelQuality quality : LabelQuality.values()) {
      named.put(quality.name().toLowerCase(Locale.ROOT), quality.scores(problem));
    }
    return named;
  }

  @Override
  public Scope scope() {
    return Scope.of(
        Evidence.LABELS,
        "most labels of each class are right, and a model trained on them can tell the classes apart");
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    return SilentFeatures.ofClasses(
        suspect.data(), FoldWarnings.of(suspect.data().labels(), folds));
  }

  private static String reason(Labels given, Predictions predicted, int row) {
    int best = predicted.labels().code(row);
    int own = given.code(row);
    return best == own
        ? String.format(
            Locale.ROOT,
            "a model that had not seen the row says %s too, with %.0f %%",
            given.name(row),
            PERCENT * predicted.probability(row, own))
        : String.format(
            Locale.ROOT,
            "a model that had not seen the row says %s with %.0f %%, its label %s with %.0f %%",
            given.classes().get(best),
            PERCENT * predicted.probability(row, best),
            given.name(row),
            PERCENT * predicted.probability(row, own));
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(ConfidentLearning.class, List.of(), List.of(LearnerProvider.FAMILY));
    }
  }
}
