// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Seeds as a user writes them: numbers and ranges with both ends, for example {@code 1..20,42}.
 *
 * @param seeds the seeds, in the order written
 */
public record SeedList(List<Long> seeds) {
  private static final int MOST = 1_000_000;

  /** Copies the list. */
  public SeedList {
    seeds = List.copyOf(seeds);
  }

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException if it is none, or makes too many
   */
  public static SeedList parse(String text) {
    List<Long> seeds = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      int dots = part.indexOf("..");
      try {
        long from = Long.parseLong((dots < 0 ? part : part.substring(0, dots)).strip());
        long to = dots < 0 ? from : Long.parseLong(part.substring(dots + 2).strip());
        if (from > to || to - from < 0 || to - from >= MOST - seeds.size()) {
          throw refused(text);
        }
        LongStream.rangeClosed(from, to).forEach(seeds::add);
      } catch (NumberFormatException _) {
        throw refused(text);
      }
    }
    return new SeedList(seeds);
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "seeds must be integers or rising ranges, %d at the most, for example 1..20 or 1,2,3; found \"%s\""
            .formatted(MOST, text));
  }
}
