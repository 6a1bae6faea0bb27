// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Split;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Looks for points by training a learner with one candidate after another. */
final class GreedySearch {
  /** How often candidates are drawn for a point while all of them lower the loss. */
  private static final int DRAWS = 4;

  private final Learner learner;
  private final int candidates;
  private final UnitBox box;
  private final Dataset validation;
  private final double share;
  private final PoisonCandidates source;
  private Dataset training;

  /**
   * Prepares a search.
   *
   * @param candidates how many are tried for each point
   * @param box what points stay in
   * @param split what is trained on, and judged by
   * @param share what share of the rows attacked is trained on
   */
  GreedySearch(Learner learner, int candidates, UnitBox box, Split split, double share) {
    this.learner = learner;
    this.candidates = candidates;
    this.box = box;
    this.share = share;
    this.training = split.train();
    this.source = PoisonCandidates.of(box, split.train());
    int[] counts = training.labels().counts();
    Labels truth = split.test().labels();
    // a model knows no loss for a class that it has not seen
    this.validation =
        split
            .test()
            .select(
                IntStream.range(0, truth.size())
                    .filter(row -> counts[truth.code(row)] > 0)
                    .toArray());
  }

  /**
   * The points found, in order.
   *
   * @param places in the box
   * @param codes the class of each
   * @param losses the validation loss before the first and after each
   */
  record Points(List<double[]> places, List<Integer> codes, List<Double> losses) {}

  /** How a model does on the validation rows. */
  private record Judgement(double loss, int errors) {}

  private record Trial(PoisonCandidates.Candidate point, Dataset training, Judgement judgement) {
    /** Whether this does more harm: more errors, of equals a higher loss. */
    boolean isWorseThan(Trial other) {
      int more = Integer.compare(judgement.errors, other.judgement.errors);
      return more > 0 || (more == 0 && judgement.loss > other.judgement.loss);
    }
  }

  /** Finds a point for each group. */
  Points find(PointGroups groups, Seed seed) {
    Seed learning = seed.fork("learner");
    double loss = judge(training, learning).loss();
    Points found = new Points(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(List.of(loss)));
    int rows = 0;
    int copied = 0;
    for (int group = 0; group < groups.count(); group++) {
      rows += groups.size(group);
      int copies = Math.max(1, (int) Math.round(rows * share) - copied);
      copied += copies;
      Seed drawing = seed.fork("candidates").fork(group);
      Trial worst = worst(copies, found.losses().getLast(), drawing, learning);
      training = worst.training();
      found.places().add(worst.point().place());
      found.codes().add(worst.point().code());
      found.losses().add(worst.judgement().loss());
    }
    return found;
  }

  /** The most harmful of the candidates that do not lower the loss. */
  private Trial worst(int copies, double before, Seed seed, Seed learning) {
    List<Trial> tried = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      List<Trial> drawn =
          source.draw(candidates, seed.fork(draw)).parallelStream()
              .map(candidate -> {
                Dataset with = with(candidate, copies);
                return new Trial(candidate, with, judge(with, learning));
              })
              .toList();
      Optional<Trial> worst =
          // one after another, so that the first of equals is found whatever thread was first
          drawn.stream()
              .filter(trial -> trial.judgement().loss() >= before)
              .reduce((first, second) -> second.isWorseThan(first) ? second : first);
      if (worst.isPresent()) {
        return worst.get();
      }
      tried.addAll(drawn);
    }
    return tried.stream()
        .reduce((a, b) -> b.judgement().loss() > a.judgement().loss() ? b : a)
        .orElseThrow();
  }

  private Dataset with(PoisonCandidates.Candidate candidate, int copies) {
    int[] codes = new int[copies];
    Arrays.fill(codes, candidate.code());
    return training.append(
        new Dataset(
            training.name(),
            training.source(),
            box.rows(Collections.nCopies(copies, candidate.place())),
            training.labels().withCodes(codes),
            RowIds.inserted(training.ids(), copies)));
  }

  /** Trains a model on these rows and judges it by the validation rows. */
  private Judgement judge(Dataset rows, Seed learning) {
    TrainedModel model = learner.train(rows, learning);
    double[][] losses = model.losses(validation.table());
    Labels predicted = model.predict(validation.table()).labels();
    double sum = 0;
    int errors = 0;
    for (int row = 0; row < losses.length; row++) {
      int truth = validation.labels().code(row);
      sum += losses[row][truth];
      errors += predicted.code(row) == truth ? 0 : 1;
    }
    return new Judgement(sum / losses.length, errors);
  }
}
