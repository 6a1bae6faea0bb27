// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.experiment.SeedList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The seeds of a grid. */
final class SeedOptions {
  @Option(
      names = {"--seed", "--seeds"},
      paramLabel = "SEEDS",
      converter = SeedListConverter.class,
      description = "Seeds: 7, 1,2,3 or 1..20. Each runs the whole grid once.")
  private @Nullable SeedList seeds;

  /** Returns whether none is named. */
  boolean isEmpty() {
    return seeds == null;
  }

  /** Returns the seeds that are named, else the usual ones. */
  List<Long> or(List<Long> usual) {
    return seeds == null ? usual : seeds.seeds();
  }
}
