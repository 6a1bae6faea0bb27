// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.analysis.CellRow;
import io.poisonlab.analysis.Comparison;
import java.util.Locale;

/** What to do after a sweep, in a sentence. */
final class NextStep {
  /** As many as a usual sweep has. */
  private static final int USUAL_SEEDS = 20;

  /** Nobody waits for more. */
  private static final double MOST_SEEDS = 1_000;

  private NextStep() {}

  static String of(AttackFindings attacks, DefenceFindings defences) {
    return "Next: " + step(attacks, defences);
  }

  private static String step(AttackFindings attacks, DefenceFindings defences) {
    if (attacks.rows().isEmpty()) {
      return "run an attack beside the clean data; poisonlab list names them.";
    }
    if (attacks.tooFew()) {
      int needed = AttackFindings.against(attacks.rows().getFirst()).seedsNeeded();
      return "repeat with %d seeds or more, for example --seeds 1..%d."
          .formatted(needed, Math.max(USUAL_SEEDS, needed));
    }
    if (attacks.shown().isEmpty()) {
      return moreSeeds(AttackFindings.worst(attacks.rows()));
    }
    if (defences.isEmpty()) {
      return "see whether a defence gives the accuracy back: poisonlab matrix compares them all, --defence NAME adds one to this plan.";
    }
    return defences
        .best()
        .map(best ->
            "use %s, which gives most back here, and look where the poisoned rows came from."
                .formatted(best))
        .orElse(
            "none of these defences is shown to help; poisonlab matrix compares others. Look where the rows come from before training on them.");
  }

  /** As many as would show a drop like the largest one: their number goes with its square. */
  private static String moreSeeds(CellRow worst) {
    Comparison against = AttackFindings.against(worst);
    double drop = -against.difference().mean();
    double ratio = against.detectable().orElse(0) / drop;
    double seeds = Math.ceil(against.difference().n() * ratio * ratio);
    if (drop <= 0 || seeds <= against.difference().n()) {
      return "nothing has to be done for what was tested here; other attacks, or larger shares, may do more.";
    }
    return seeds > MOST_SEEDS
        ? "nothing has to be done: drops as small as these would take more than %s seeds to be seen."
            .formatted(String.format(Locale.ROOT, "%,.0f", MOST_SEEDS))
        : "about %.0f seeds would tell whether a drop as small as %s is real: --seeds 1..%.0f."
            .formatted(seeds, Words.points(drop), seeds);
  }
}
