// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.PlanEstimate;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.Testing;
import io.poisonlab.experiment.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan before it is run: its axes, its trials, and what they will take. */
final class PlanText {
  private static final int LISTED = 12;
  private static final String RECORDING =
      "Recording is not in it and takes longer where trials are short: some 10 to 100 ms for each"
          + " trial in a folder, more on a server; --no-tracking leaves it out.";

  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private final Console console;

  PlanText(Console console) {
    this.console = console;
  }

  /**
   * Shows a plan; measures a sample of it.
   *
   * @param threads on how many threads it would run
   */
  void show(ExperimentPlan plan, int threads) {
    axis("data sets", plan.datasets().stream().map(Dataset::toString).toList());
    axis("protocols", plan.protocols().stream().map(Protocol::id).toList());
    axis("seeds", List.of(seeds(plan)));
    axis("learners", plan.learners().stream().map(AlgorithmText::written).toList());
    axis("defences", plan.defences().stream().map(AlgorithmText::written).toList());
    axis(
        "attacks", plan.trials().stream().limit(plan.attacks().size()).map(Trial::poison).toList());
    axis("testing", List.of(testing(plan.testing())));
    console.line("");
    PlanEstimate estimate = PlanEstimate.of(plan, threads);
    console.line(
        String.format(
            Locale.ROOT,
            "%,d trial%s = %,d × %,d × %,d × %,d × %,d × %,d",
            plan.size(),
            plan.size() == 1 ? "" : "s",
            plan.datasets().size(),
            plan.protocols().size(),
            plan.seeds().size(),
            plan.learners().size(),
            plan.defences().size(),
            plan.attacks().size()));
    console.line(
        "About %s to compute and %s on %s, by a measured sample of %s."
            .formatted(
                words(estimate.time()),
                HeapNeed.words(estimate.bytes()),
                Count.of(threads, "thread"),
                Count.of(estimate.sampled(), "trial")));
    console.line(RECORDING);
    HeapNeed.excess(plan, estimate).ifPresent(console::warn);
    if (!estimate.failures().isEmpty()) {
      console.warn(
          "%d of %d sampled trials failed, first %s: %s"
              .formatted(
                  estimate.failures().size(),
                  estimate.sampled(),
                  plan.title(estimate.failures().getFirst().trial()),
                  estimate.failures().getFirst().message()));
    }
  }

  private void axis(String name, List<String> values) {
    String listed = values.stream().limit(LISTED).collect(Collectors.joining(", "));
    String more = values.size() > LISTED ? ", and %d more".formatted(values.size() - LISTED) : "";
    console.line("%-10s %s%s".formatted(name, listed, more));
  }

  private static String seeds(ExperimentPlan plan) {
    List<Long> seeds = plan.seeds();
    return seeds.size() == 1
        ? seeds.getFirst().toString()
        : "%d, from %d to %d".formatted(seeds.size(), seeds.getFirst(), seeds.getLast());
  }

  private static String testing(Testing testing) {
    return switch (testing) {
      case Testing.HoldOut out -> "%s of the rows held out".formatted(out.fraction());
      case Testing.CrossValidation crossed -> crossed.folds() + " folds";
      case Testing.GivenRows given -> Count.of(given.ids().size(), "row") + " given";
    };
  }

  /** Returns a time in the unit that fits, rounded: it is an estimate. */
  static String words(Duration time) {
    long millis = time.toMillis();
    if (millis < 10 * SECOND) {
      return String.format(Locale.ROOT, "%.1f s", (double) millis / SECOND);
    }
    return millis < 2 * MINUTE
        ? millis / SECOND + " s"
        : millis < 2 * HOUR ? millis / MINUTE + " min" : millis / HOUR + " h";
  }
}
