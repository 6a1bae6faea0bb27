// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.story;

import io.poisonlab.defence.Defence;
import io.poisonlab.learner.RandomForestLearner;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Whether the story is luck: the same story with many seeds.
 *
 * @param seeds how many; they are 1, 2 and so on
 * @param refusedBefore stories whose model refuses the large request before the attack
 * @param approvedWithout stories without the gate whose last model approves it
 * @param approvedWith stories with the gate whose last model approves it
 * @param crowd the applications a month of an attacker who sends very many
 * @param approvedCrowd stories with the gate, and with that attacker, that end in approval
 * @param approvedForest stories with a gate that asks a forest of trees, that end in approval
 * @param accuracyHonest of the last model where nobody attacks and nothing is kept out
 * @param accuracyWithout of the last model without the gate
 * @param accuracyWith of the last model with the gate
 * @param stoppedShare the share of the attacker's applications that the gate keeps out
 * @param thrownShare the share of the honest applications that the gate keeps out
 */
public record LoanEvidence(
    int seeds,
    int refusedBefore,
    int approvedWithout,
    int approvedWith,
    int crowd,
    int approvedCrowd,
    int approvedForest,
    double accuracyHonest,
    double accuracyWithout,
    double accuracyWith,
    double stoppedShare,
    double thrownShare) {
  /** What was measured, and is measured again by a test. */
  public static final LoanEvidence RECORDED =
      new LoanEvidence(40, 40, 40, 0, 60, 40, 40, 0.948, 0.887, 0.947, 0.992, 0.007);

  private static final int CROWD = 60;
  private static final Defence FOREST = Lender.gate(new RandomForestLearner(100));

  /** Measures it; with 40 seeds a matter of half a minute. */
  public static LoanEvidence measure(int seeds) {
    List<List<LoanFigures>> without = stories(seeds, seed -> new LoanStory(false, seed));
    List<LoanFigures> with = ends(stories(seeds, seed -> new LoanStory(true, seed)));
    List<LoanFigures> crowd =
        ends(stories(seeds, seed -> new LoanStory(true, seed, LoanStory.USUAL_MONTHS, CROWD)));
    List<LoanFigures> forest =
        IntStream.rangeClosed(1, seeds)
            .mapToObj(seed -> new LoanStory(true, seed).figures(FOREST).getLast())
            .toList();
    List<LoanFigures> honest =
        ends(stories(seeds, seed -> new LoanStory(false, seed, LoanStory.USUAL_MONTHS, 0)));
    return new LoanEvidence(
        seeds,
        seeds - approvals(without.stream().map(List::getFirst).toList()),
        approvals(ends(without)),
        approvals(with),
        CROWD,
        approvals(crowd),
        approvals(forest),
        mean(honest, LoanFigures::accuracy),
        mean(ends(without), LoanFigures::accuracy),
        mean(with, LoanFigures::accuracy),
        mean(with, end -> (double) end.stopped() / end.sent()),
        mean(with, end -> (double) end.thrown() / end.honest()));
  }

  private static List<List<LoanFigures>> stories(int seeds, IntFunction<LoanStory> story) {
    return IntStream.rangeClosed(1, seeds).mapToObj(story).map(LoanStory::figures).toList();
  }

  private static List<LoanFigures> ends(List<List<LoanFigures>> stories) {
    return stories.stream().map(List::getLast).toList();
  }

  private static int approvals(List<LoanFigures> months) {
    return (int) months.stream().filter(LoanFigures::approved).count();
  }

  private static double mean(List<LoanFigures> months, ToDoubleFunction<LoanFigures> figure) {
    return months.stream().mapToDouble(figure).average().orElseThrow();
  }
}
