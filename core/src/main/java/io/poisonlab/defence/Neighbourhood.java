// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Derivation;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.FeatureEncoder;
import io.poisonlab.neighbour.NeighbourGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that are judged together, and the nearest of them to each.
 *
 * @param group the rows
 * @param graph their neighbours; a class of k rows or fewer has them all
 */
record Neighbourhood(JudgedTogether group, NeighbourGraph graph) {
  private static final double MANY = 0.1;

  /**
   * Searches in all rows, or class by class; a class of one row has no neighbourhood.
   *
   * @throws IllegalArgumentException if there are not more rows than neighbours
   */
  static List<Neighbourhood> of(Dataset data, int k, boolean perClass, String defence) {
    double[][] encoded = EncodedRows.of(data, 2, defence);
    check(k, data, defence);
    return JudgedTogether.of(data, perClass).stream()
        .filter(group -> group.size() > 1)
        .map(group ->
            new Neighbourhood(
                group,
                perClass
                    ? NeighbourGraph.exact(group.of(encoded), Math.min(k, group.size() - 1))
                    : data.table().derived(new Nearest(k))))
        .toList();
  }

  /**
   * Searches in all rows of a table, their labels aside: once for all attacks on labels.
   *
   * @param k how many neighbours, fewer than there are rows
   */
  record Nearest(int k) implements Derivation<NeighbourGraph> {
    @Override
    public NeighbourGraph from(Table table) {
      return NeighbourGraph.exact(FeatureEncoder.fit(table, true).encode(table), k);
    }
  }

  /** Checks a number of neighbours. */
  static void check(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be 1 or more, found " + k);
    }
  }

  /** Checks that there are more rows than neighbours. */
  static void check(int k, Dataset data, String defence) {
    if (k >= data.size()) {
      throw new IllegalArgumentException(
          "%s with k = %d needs %d rows or more, data set \"%s\" has %d; ask for fewer neighbours"
              .formatted(defence, k, k + 1, data.name(), data.size()));
    }
  }

  /** Returns the scope of a detector that looks for rows apart from their neighbours. */
  static Scope scope(boolean perClass) {
    return perClass
        ? Scope.of(Evidence.LABELS, "poison lies apart from the rows of the class that it claims")
        : Scope.of(Evidence.FEATURES, "poison lies apart, and not in clumps of more than k rows");
  }

  /** Returns what about the data leaves neighbours little to say. */
  static List<String> warnings(Dataset data, int k, boolean perClass) {
    List<String> warnings = new ArrayList<>();
    if (k >= data.size() || !EncodedRows.exist(data)) { // where k is too large, it is refused
      return warnings;
    }
    Alike alone = new Alike();
    Alike small = new Alike();
    Alike crowded = new Alike();
    long duplicates = 0;
    long among = 0;
    double[][] encoded = EncodedRows.of(data, 1, "the search");
    for (JudgedTogether group : JudgedTogether.of(data, perClass)) {
      if (group.size() <= k) {
        (group.size() == 1 ? alone : small).add(group);
      }
      long equal = duplicated(group.of(encoded), k);
      if (equal > MANY * group.size()) {
        crowded.add(group);
        duplicates += equal;
        among += group.size();
      }
    }
    small.tell(
        warnings,
        "%s has %s rows, " + k + " neighbours were asked for: each row is compared with all others",
        "%s have %s rows each, "
            + k
            + " neighbours were asked for: each row is compared with all others of its class");
    alone.tellThatNobodyJudges(warnings);
    if (!crowded.isEmpty()) {
      warnings.add(
          "%d of %d rows of %s have %d duplicates or more: among these, distances say nothing"
              .formatted(duplicates, among, crowded.words(), k));
    }
    return SilentFeatures.ofRows(data, warnings);
  }

  /** Returns how many rows equal k others or more. */
  private static long duplicated(double[][] rows, int k) {
    Map<List<Double>, Integer> counts = new HashMap<>();
    for (double[] row : rows) {
      counts.merge(Arrays.stream(row).boxed().toList(), 1, Integer::sum);
    }
    return counts.values().stream().filter(count -> count > k).mapToLong(count -> count).sum();
  }
}
