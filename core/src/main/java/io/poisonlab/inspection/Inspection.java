// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DetectionQuality;
import io.poisonlab.defence.Evidence;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.defence.Warnings;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What a defence says of data, ready to be shown.
 *
 * @param defence who looked
 * @param suspect what it looked at
 * @param suspicion what it found
 * @param warnings what to beware of before believing it, a sentence each: what it cannot see, what
 *     it assumes, and what on these data breaks that
 */
public record Inspection(
    Defence defence, Suspect suspect, Suspicion suspicion, List<String> warnings) {
  /** Copies the list. */
  public Inspection {
    warnings = List.copyOf(warnings);
  }

  /**
   * Inspects data.
   *
   * @throws IllegalArgumentException if there are fewer than two rows, the defence needs a trusted
   *     sample and there is none, or it cannot work on these data
   */
  public static Inspection of(Defence defence, Suspect suspect, Seed seed) {
    return of(defence, suspect, seed, _ -> {});
  }

  /**
   * Inspects data.
   *
   * @param beware hears each warning before the defence begins, which may take long
   * @throws IllegalArgumentException as the other method
   */
  public static Inspection of(
      Defence defence, Suspect suspect, Seed seed, Consumer<String> beware) {
    if (suspect.data().size() < 2) {
      throw new IllegalArgumentException(
          "data set \"%s\" has %d row; suspicion compares rows, so two or more are needed"
              .formatted(suspect.data().name(), suspect.data().size()));
    }
    if (defence.scope().needsTrusted() && suspect.trusted().isEmpty()) {
      throw new IllegalArgumentException(
          "%s compares with rows that are known to be clean, and found none; give such a sample with the data, as new Suspect(data, Optional.of(sample))"
              .formatted(Description.of(defence).id()));
    }
    List<String> warnings = new ArrayList<>();
    TargetDoubt.of(suspect.data().labels()).ifPresent(warnings::add);
    warnings.addAll(Warnings.of(defence, suspect));
    warnings.forEach(beware);
    return new Inspection(defence, suspect, defence.inspect(suspect, seed), warnings);
  }

  /**
   * Returns what the defence looks at and assumes, in a sentence; where a warning says already that
   * it looks at features alone, only what it assumes.
   */
  public String scope() {
    String id = Description.of(defence).id();
    return switch (defence.scope().evidence()) {
      case NOTHING -> "%s %s".formatted(id, Evidence.NOTHING.words());
      case FEATURES -> "%s assumes that %s".formatted(id, defence.scope().assumption());
      case LABELS, TRIGGERS ->
          "%s %s; it assumes that %s"
              .formatted(id, defence.scope().evidence().words(), defence.scope().assumption());
    };
  }

  /** Returns whether no row is flagged and the suspicion of each is 0. */
  public boolean isNothing() {
    return suspicion.flagged().size() == 0
        && IntStream.range(0, suspicion.size()).allMatch(row -> suspicion.score(row) == 0);
  }

  /** Returns the data inspected. */
  public Dataset data() {
    return suspect.data();
  }

  /**
   * Returns the rows in the order of suspicion: those flagged first, then by falling score, equals
   * by their place. Takes O(n log n).
   *
   * @param most how many at the most, so that reasons are only asked for rows that are shown
   */
  public List<RankedRow> ranked(int most) {
    Set<Integer> flagged = flagged();
    int[] order =
        IntStream.range(0, suspicion.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer row) -> !flagged.contains(data().ids().at(row)))
                    .thenComparingDouble(row -> -suspicion.score(row)))
            .limit(most)
            .mapToInt(Integer::intValue)
            .toArray();
    return IntStream.range(0, order.length)
        .mapToObj(rank -> ranked(rank, order[rank], flagged))
        .toList();
  }

  /** Returns all rows in the order of suspicion. */
  public List<RankedRow> ranked() {
    return ranked(Integer.MAX_VALUE);
  }

  /** Returns how the flags compare with the ground truth. */
  public DetectionQuality against(RowIds poisonedRows) {
    return DetectionQuality.of(suspicion, data(), poisonedRows);
  }

  /** Returns the ids of the flagged rows, for look-up. */
  Set<Integer> flagged() {
    return new HashSet<>(suspicion.flagged().stream().boxed().toList());
  }

  private RankedRow ranked(int rank, int row, Set<Integer> flagged) {
    int id = data().ids().at(row);
    return new RankedRow(
        rank + 1,
        row + 1,
        id,
        data().labels().name(row),
        suspicion.score(row),
        flagged.contains(id),
        suspicion.reason(row));
  }
}
