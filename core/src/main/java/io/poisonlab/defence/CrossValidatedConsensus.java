// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.OutOfFold;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Drops rows whose label no model predicts in any of several cross-validations, and looks again
 * without them.
 *
 * <p><b>Threat model.</b> Flipped labels among rows whose features are true, where dropping a clean
 * row is worse than leaving a poisoned one.
 *
 * <p><b>Steps.</b> (1) Each learner predicts every row by cross-validation, several times with
 * folds drawn anew. (2) Rows whose label got no vote are dropped. (3) The rows left are judged
 * again, by models that no longer saw those, until nothing is dropped or the rounds are over. (4)
 * Suspicion is the share of votes against the label in the last round that saw the row; 1 for what
 * was dropped. Takes the time of rounds · repeats · folds · learners trainings at the most. Holds
 * O(n · (classes + learners)) and the models under way; allocates 140,000 bytes a row (measured).
 *
 * <p><b>Deviations from the paper.</b> The iterative partitioning filter trains on single parts and
 * stops when three rounds in a row drop less than 1 %; here models train on all parts but one, and
 * the number of rounds is a setting.
 *
 * <p><b>Limitations.</b> Precise, but it lets pass what one model in one repetition believes: at 30
 * % flips a third and more. Where a class has lost half of its labels, the models vote for the
 * flips.
 *
 * <p><b>Reference.</b> Khoshgoftaar and Rebours (2007), "Improving software quality prediction by
 * noise filtering techniques", Journal of Computer Science and Technology 22(3), section 3; Brodley
 * and Friedl (1999), section 3, consensus filter.
 *
 * @param learners the voters, one or more
 * @param folds the number of folds, 2 or more
 * @param repeats the number of cross-validations in a round, 1 to 1000
 * @param rounds how often the rows are judged at the most, 1 or more
 */
@Id(
    value = "cross-validated-consensus",
    help = "Drops labels that no model predicts in any of several cross-validations, repeatedly")
public record CrossValidatedConsensus(
    @Setting(
            help = "the voters, one or more",
            byDefault =
                "logistic-regression(standardise=true),knn(k=5;standardise=true),decision-tree(depth=0)")
        List<Learner> learners,
    @Setting(help = "folds of each cross-validation, 2 to 1000", byDefault = "5") int folds,
    @Setting(help = "cross-validations in a round, 1 to 1000", byDefault = "2") int repeats,
    @Setting(help = "rounds at the most, 1 to 1000", byDefault = "3") int rounds)
    implements Defence {
  private static final int MOST = 1000;
  private static final int FOLDS = 5;
  private static final int REPEATS = 2;
  private static final int ROUNDS = 3;

  /** Checks the numbers. */
  public CrossValidatedConsensus {
    learners = List.copyOf(learners);
    new OutOfFold(folds);
    if (learners.isEmpty()) {
      throw new IllegalArgumentException(
          "a vote needs one learner or more, found none; write for example knn(k=5),decision-tree");
    }
    if (Math.min(repeats, rounds) < 1 || Math.max(repeats, rounds) > MOST) {
      throw new IllegalArgumentException(
          "repeats and rounds must be in [1, %d], found %d and %d"
              .formatted(MOST, repeats, rounds));
    }
  }

  /** Three rounds of two cross-validations with the voters of {@link MajorityVote}. */
  public CrossValidatedConsensus() {
    this(MajorityVote.VOTERS, FOLDS, REPEATS, ROUNDS);
  }

  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    double[] scores = new double[data.size()];
    String[] reasons = new String[data.size()];
    boolean[] dropped = new boolean[data.size()];
    int[] left = IntStream.range(0, data.size()).toArray();
    int found = 1;
    for (int round = 1; round <= rounds && found > 0 && (round == 1 || left.length > 1); round++) {
      Ballot ballot = Ballot.of(learners, folds, repeats, data.select(left), seed.fork(round));
      found = 0;
      for (int i = 0; i < left.length; i++) {
        int row = left[i];
        dropped[row] = ballot.against(i) == ballot.voters();
        scores[row] = dropped[row] ? 1 : ballot.score(i);
        reasons[row] = ballot.reason(i) + (dropped[row] && round > 1 ? ", in round " + round : "");
        found += dropped[row] ? 1 : 0;
      }
      left = Arrays.stream(left).filter(row -> !dropped[row]).toArray();
    }
    RowIds flagged =
        data.ids()
            .select(IntStream.range(0, data.size()).filter(row -> dropped[row]).toArray())
            .sorted();
    return Suspicion.of(scores, flagged, new Remedy.Drop()).because(row -> reasons[row]);
  }

  @Override
  public Scope scope() {
    return Scope.of(
        Evidence.LABELS,
        "most labels of each class are right, and each clean row is predicted by one model or more");
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    return SilentFeatures.ofClasses(
        suspect.data(), FoldWarnings.of(suspect.data().labels(), folds));
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(CrossValidatedConsensus.class, List.of(), List.of(LearnerProvider.FAMILY));
    }
  }
}
