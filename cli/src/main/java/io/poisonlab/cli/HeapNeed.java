// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.PlanEstimate;
import java.util.Locale;
import java.util.Optional;

/** What a plan needs of the memory that this process may use. */
final class HeapNeed {
  private static final long KIBIBYTE = 1024;
  private static final long MEBIBYTE = KIBIBYTE * KIBIBYTE;
  private static final long GIBIBYTE = KIBIBYTE * MEBIBYTE;

  private HeapNeed() {}

  /**
   * Checks that a plan's results fit; only where there are very many, a sample is measured.
   *
   * @throws CommandException if they do not
   */
  static void check(ExperimentPlan plan, int threads) {
    if (PlanEstimate.mayExceed(plan, Runtime.getRuntime().maxMemory())) {
      excess(plan, PlanEstimate.of(plan, threads))
          .ifPresent(words -> {
            throw new CommandException(words + "; or run it all the same with --force");
          });
    }
  }

  /** Says that a plan needs more than there is, if it does. */
  static Optional<String> excess(ExperimentPlan plan, PlanEstimate estimate) {
    long limit = Runtime.getRuntime().maxMemory();
    return estimate.bytes() <= limit
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the results of %,d trials need about %s of memory, and this process may use %s: allow more by POISONLAB_JAVA_OPTS=-Xmx%dg, run fewer trials, or take the Java API, which hands results on and keeps none (ExperimentRunner.run with a ResultSink)",
                plan.size(),
                words(estimate.bytes()),
                words(limit),
                estimate.bytes() / GIBIBYTE + 2));
  }

  /** Returns a size in the unit that fits. */
  static String words(long bytes) {
    return bytes < GIBIBYTE
        ? Math.max(1, bytes / MEBIBYTE) + " MiB"
        : String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIBIBYTE);
  }
}
