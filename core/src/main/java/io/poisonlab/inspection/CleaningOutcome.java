// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.attack.GroundTruth;
import io.poisonlab.dataset.Dataset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Data before and after cleaning, by the ground truth.
 *
 * @param before the data before
 * @param after the data after
 * @param cleanRowsMislabelled how many rows that were not poisoned were given another class
 * @param cleanRowsDropped how many rows were taken out that were not poisoned
 */
public record CleaningOutcome(
    State before, State after, int cleanRowsMislabelled, int cleanRowsDropped) {
  /**
   * What is wrong with data.
   *
   * @param rows how many rows there are
   * @param poisonedRows how many of them are not as they were before the attack
   * @param wrongLabels how many have another class than before the attack; rows that the attack
   *     added have no true class and do not count
   */
  public record State(int rows, int poisonedRows, int wrongLabels) {}

  /**
   * Compares a cleaning with the truth about the data before it. A row of which the attack changed
   * the class alone is poisoned no more once it has its class back. Takes O(rows).
   *
   * @param truth the poisoned rows, with the ids that they have in the data
   */
  public static CleaningOutcome of(Cleaning cleaning, GroundTruth truth) {
    Dataset before = cleaning.inspection().data();
    Map<Integer, GroundTruth.Row> known = HashMap.newHashMap(truth.rows().size());
    truth.rows().forEach(row -> known.put(row.id(), row));
    Map<Integer, String> left = labels(cleaning.after());
    State was = state(before, labels(before), known);
    State is = state(before, left, known);
    int mislabelled = 0;
    int dropped = 0;
    for (int row = 0; row < before.size(); row++) {
      int id = before.ids().at(row);
      String label = before.labels().name(row);
      if (!isPoisoned(known.get(id), label, before)) {
        dropped += left.containsKey(id) ? 0 : 1;
        mislabelled += label.equals(left.getOrDefault(id, label)) ? 0 : 1;
      }
    }
    return new CleaningOutcome(was, is, mislabelled, dropped);
  }

  private static State state(
      Dataset before, Map<Integer, String> now, Map<Integer, GroundTruth.Row> known) {
    int rows = 0;
    int poisoned = 0;
    int wrong = 0;
    for (int row = 0; row < before.size(); row++) {
      int id = before.ids().at(row);
      String label = now.get(id);
      if (label != null) {
        GroundTruth.Row attacked = known.get(id);
        rows++;
        poisoned += isPoisoned(attacked, label, before) ? 1 : 0;
        Optional<String> right =
            attacked == null ? Optional.of(before.labels().name(row)) : attacked.before();
        wrong += right.isPresent() && !right.get().equals(label) ? 1 : 0;
      }
    }
    return new State(rows, poisoned, wrong);
  }

  private static boolean isPoisoned(
      GroundTruth.@Nullable Row attacked, String label, Dataset data) {
    if (attacked == null) {
      return false;
    }
    boolean labelAlone =
        attacked.change() == GroundTruth.Change.CHANGED
            && attacked.columns().stream().allMatch(data.labels().target()::equals);
    return !(labelAlone && attacked.before().equals(Optional.of(label)));
  }

  private static Map<Integer, String> labels(Dataset data) {
    Map<Integer, String> labels = HashMap.newHashMap(data.size());
    for (int row = 0; row < data.size(); row++) {
      labels.put(data.ids().at(row), data.labels().name(row));
    }
    return labels;
  }
}
