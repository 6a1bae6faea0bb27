// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.OutOfFold;
import io.poisonlab.learner.Predictions;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.stream.IntStream;

/** What several models, none of which saw the row in training, say about each row's class. */
final class Ballot {
  private final Labels given;
  private final int[][] votes;
  private final double[] doubt;
  private final int voters;

  private Ballot(Labels given, int voters) {
    this.given = given;
    this.votes = new int[given.size()][given.classes().size()];
    this.doubt = new double[given.size()];
    this.voters = voters;
  }

  /** Lets each learner vote by cross-validation, {@code repeats} times with different folds. */
  static Ballot of(List<Learner> learners, int folds, int repeats, Dataset data, Seed seed) {
    int voters = learners.size() * repeats;
    List<Predictions> all =
        IntStream.range(0, voters)
            .parallel()
            .mapToObj(voter ->
                new OutOfFold(folds)
                    .predict(
                        learners.get(voter % learners.size()),
                        data,
                        seed.fork(voter / learners.size())))
            .toList();
    Ballot ballot = new Ballot(data.labels(), voters);
    all.forEach(ballot::count);
    return ballot;
  }

  private void count(Predictions predicted) {
    for (int row = 0; row < doubt.length; row++) {
      int code = predicted.labels().code(row);
      votes[row][code]++;
      double wrong = code == given.code(row) ? 0 : 1;
      doubt[row] +=
          predicted.soft() ? 1 - Math.min(predicted.probability(row, given.code(row)), 1) : wrong;
    }
  }

  /** Returns the number of votes on each row. */
  int voters() {
    return voters;
  }

  /** Returns how many votes are for another class than the row's label. */
  int against(int row) {
    return voters - votes[row][given.code(row)];
  }

  /**
   * Returns the share of the votes against the label; of rows with as many, those are higher whose
   * label the models that give probabilities hold for less likely.
   */
  double score(int row) {
    return Math.clamp((against(row) + doubt[row] / voters) / (voters + 1), 0, 1);
  }

  /** Returns the class with the most votes; of equals the row's own label, then the first. */
  int winner(int row) {
    int best = given.code(row);
    for (int code = 0; code < votes[row].length; code++) {
      best = votes[row][code] > votes[row][best] ? code : best;
    }
    return best;
  }

  /** Returns the most frequent vote of those against the label, in words. */
  String reason(int row) {
    if (against(row) == 0) {
      return "all %d models that had not seen the row say %s too"
          .formatted(voters, given.name(row));
    }
    int own = given.code(row);
    int rival = own == 0 ? 1 : 0;
    for (int code = 0; code < votes[row].length; code++) {
      rival = code != own && votes[row][code] > votes[row][rival] ? code : rival;
    }
    return "%d of %d models that had not seen the row say %s, %d say %s as its label"
        .formatted(
            votes[row][rival],
            voters,
            given.classes().get(rival),
            votes[row][own],
            given.name(row));
  }
}
