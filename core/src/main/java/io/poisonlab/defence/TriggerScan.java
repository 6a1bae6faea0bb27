// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.trigger.Trigger;
import io.poisonlab.trigger.TriggerSearch;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Searches the trigger itself: rare values whose rows carry a label that nothing else about them
 * explains, and that turn clean rows to that label once they are stamped on them.
 *
 * <p><b>Threat model.</b> A backdoor with wrong labels: a few columns get fixed values on some
 * rows, which get the target's label.
 *
 * <p><b>Steps.</b> (1) List values that five rows or more repeat, and the outer 1 and 5 % of
 * columns of many values. (2) Candidates are single values and pairs that occur three times as
 * often as chance would have it, on five rows or more and no more than the share asked for; labels
 * play no part in this. (3) Of the rows of a candidate (64 at most), the number with their most
 * frequent label is compared with what the 20 nearest other rows make expected (Poisson binomial).
 * (4) Correct by Benjamini and Hochberg for all candidates times classes. (5) The least probable
 * discoveries get all further values that their rows share and few others have; these are stamped
 * on 300 rows of other labels. The share of them that a model turns to the label, less that of a
 * model which has not seen the candidate's rows, must reach the flips asked for. (6) The rows of a
 * trigger with its label are flagged; drop. The score of a row is 0.5 or more only there.
 *
 * <p><b>Deviations from the paper.</b> There is none: the method is ours.
 *
 * <p><b>Limitations.</b> Triggers of right labels (clean-label) and those of values that many rows
 * share are not found, nor triggers of fewer than five rows, nor those of three columns that are
 * rare only together. Of very wide tables the 1,000 rarest values are searched. Takes O(pairs · n /
 * 64 + n · 2000 · width) and trains 2 models for each of at most 10 stamps; memory at most 8,000 ·
 * n bytes, for neighbours. Allocates 4,100 bytes a row (measured).
 *
 * <p><b>Reference.</b> For the correction: Benjamini and Hochberg (1995), "Controlling the false
 * discovery rate", Journal of the Royal Statistical Society B 57, section 3.1. Stamping as a test:
 * Wang et al. (2019), "Neural Cleanse", IEEE S&amp;P, section IV.
 *
 * @param share the greatest share of the rows that carry the trigger, in (0, 0.5]
 * @param level the share of false discoveries, in (0, 1)
 * @param flips the share of other rows that stamping must turn, in (0, 1]
 * @param learner what learns from the data, to be stamped on
 */
@Id(
    value = "trigger-scan",
    help = "Drops rows of rare values that carry an unexplained label and turn other rows to it")
public record TriggerScan(
    @Setting(help = "most rows that carry the trigger, a share in (0, 0.5]", byDefault = "0.2")
        double share,
    @Setting(help = "share of false discoveries, in (0, 1)", byDefault = "0.05") double level,
    @Setting(help = "share of other rows that stamping must turn, in (0, 1]", byDefault = "0.2")
        double flips,
    @Setting(
            help = "what learns from the data, to be stamped on",
            byDefault = "logistic-regression")
        Learner learner)
    implements Defence {
  private static final double HALF = 0.5;

  /** A suspicion that the stamp did not bear out stays below one half. */
  private static final double UNCONFIRMED = 0.49;

  /** Checks the ranges. */
  public TriggerScan {
    if (!(share > 0 && share <= HALF)) {
      throw new IllegalArgumentException("share must be in (0, 0.5], found " + share);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1), found " + level);
    }
    if (!(flips > 0 && flips <= 1)) {
      throw new IllegalArgumentException("flips must be in (0, 1], found " + flips);
    }
  }

  /** Searches with the usual limits and logistic regression. */
  public TriggerScan() {
    this(0.2, 0.05, 0.2, new LogisticRegressionLearner(1));
  }

  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    int most = (int) Math.max(TriggerSearch.LEAST_ROWS, share * data.size());
    if (data.size() <= 2 * TriggerSearch.LEAST_ROWS) {
      throw new IllegalArgumentException(
          "trigger-scan needs more than %d rows to tell rare values from others, data set \"%s\" has %d; add rows"
              .formatted(2 * TriggerSearch.LEAST_ROWS, data.name(), data.size()));
    }
    TriggerSearch search = TriggerSearch.of(data, most, level, seed.fork("search"));
    List<Trigger> triggers = search.triggers(learner, flips, seed.fork("stamps"));
    double[] scores = search.scores();
    int[] found = new int[data.size()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = Math.min(UNCONFIRMED, scores[row]);
    }
    for (int i = triggers.size() - 1; i >= 0; i--) {
      for (int row : triggers.get(i).rows()) {
        found[row] = i + 1;
        scores[row] = HALF + HALF * triggers.get(i).flips();
      }
    }
    int[] flagged = IntStream.range(0, found.length).filter(row -> found[row] > 0).toArray();
    return RawScores.drop(data, scores, flagged)
        .because(row ->
            found[row] > 0
                ? triggers.get(found[row] - 1).words()
                : triggers.isEmpty()
                    ? "no trigger was found"
                    : triggers.size() == 1
                        ? "does not carry the trigger found"
                        : "carries none of the %d triggers found".formatted(triggers.size()));
  }

  @Override
  public Scope scope() {
    return Scope.of(
        Evidence.TRIGGERS,
        "the trigger repeats rare values on five rows or more, whose other features contradict"
            + " their label");
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    int least = TriggerSearch.LEAST_ROWS;
    return suspect.data().size() < 100 * least
        ? List.of(
            "%s: a trigger on 1 %% of them has fewer than the %d rows that can be found"
                .formatted(Count.of(suspect.data().size(), "row"), least))
        : List.of();
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(TriggerScan.class, List.of(), List.of(LearnerProvider.FAMILY));
    }
  }
}
