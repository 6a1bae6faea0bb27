// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/** The cells of a matrix, and their means over the seeds. */
public final class MatrixTable {
  private final List<MatrixCell> cells;

  /** Holds a copy of the cells. */
  public MatrixTable(Collection<MatrixCell> cells) {
    this.cells = List.copyOf(cells);
  }

  /** What the seeds of a mean have in common. */
  private record Place(String dataset, String attack, double rate, String learner, String defence) {
    static Place of(MatrixCell cell) {
      return new Place(cell.dataset(), cell.attack(), cell.rate(), cell.learner(), cell.defence());
    }
  }

  /**
   * The mean of a cell over its seeds.
   *
   * @param dataset the data set's name
   * @param attack the attack as it is written
   * @param rate the share of the rows poisoned
   * @param learner the learner as it is written
   * @param defence the defence as it is written
   * @param n the number of seeds that were measured
   * @param values the mean of each measure over the seeds where it is defined; the recovery is that
   *     of the means, since a mean of shares would rest on the seeds with the least harm, and
   *     absent where no harm is shown that could be undone
   */
  public record Mean(
      String dataset,
      String attack,
      double rate,
      String learner,
      String defence,
      int n,
      Map<String, Double> values) {
    /** Copies the map. */
    public Mean {
      values = Map.copyOf(values);
    }

    /** Returns a mean, where there is one. */
    public OptionalDouble get(Measure measure) {
      Double value = values.get(measure.id());
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
  }

  /**
   * Why something was not measured.
   *
   * @param dataset the data set's name
   * @param attack the attack
   * @param rate the share of the rows asked for
   * @param learner the learner
   * @param defence the defence; {@code none} where the attack or the learner itself could not work
   * @param reason the reason of the first seed
   */
  public record Gap(
      String dataset, String attack, double rate, String learner, String defence, String reason) {}

  /** Returns every measurement. */
  public List<MatrixCell> cells() {
    return cells;
  }

  /** Returns the means, in the order of the plan. */
  public List<Mean> means() {
    SequencedMap<Place, List<MatrixCell>> groups = new LinkedHashMap<>();
    for (MatrixCell cell : cells) {
      if (cell.reason().isEmpty()) {
        groups.computeIfAbsent(Place.of(cell), _ -> new ArrayList<>()).add(cell);
      }
    }
    List<Mean> means = new ArrayList<>();
    groups.forEach((place, group) -> means.add(mean(place, group)));
    return List.copyOf(means);
  }

  /** Returns what could not be measured, in the order of the plan. */
  public List<Gap> gaps() {
    SequencedMap<Place, Gap> gaps = new LinkedHashMap<>();
    for (MatrixCell cell : cells) {
      if (!cell.reason().isEmpty()) {
        gaps.putIfAbsent(
            Place.of(cell),
            new Gap(
                cell.dataset(),
                cell.attack(),
                cell.rate(),
                cell.learner(),
                cell.defence(),
                cell.reason()));
      }
    }
    return List.copyOf(gaps.values());
  }

  private static Mean mean(Place place, List<MatrixCell> group) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Measure measure : Measure.values()) {
      group.stream()
          .flatMapToDouble(cell -> cell.get(measure).stream())
          .average()
          .ifPresent(mean -> values.put(measure.id(), mean));
    }
    if (Recovery.isShown(group)) {
      double poisoned = values.getOrDefault(Measure.POISONED.id(), 0.0);
      double givenBack = values.getOrDefault(Measure.DEFENDED.id(), 0.0) - poisoned;
      double possible = values.getOrDefault(Measure.PERFECT.id(), 0.0) - poisoned;
      values.put(Measure.RECOVERY.id(), givenBack / possible);
    }
    return new Mean(
        place.dataset(),
        place.attack(),
        place.rate(),
        place.learner(),
        place.defence(),
        group.size(),
        values);
  }
}
