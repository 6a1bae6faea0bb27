// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.attack.GroundTruth;
import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowNumbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads which inputs carry a trigger from a ground truth that was written with them, or from a list
 * of their numbers.
 *
 * <p>Poisoning needs a class of every row or leaves those without out. So where the inputs have
 * classes the truth counts those rows alone, and what it says of their classes must hold.
 */
public final class InputTruth {
  private InputTruth() {}

  /**
   * Returns the positions of the inputs that carry a trigger, ascending.
   *
   * @param data what the model is trained on: names the columns
   * @throws DataFormatException if the file cannot be read, numbers no rows, or does not belong to
   *     the inputs: it names a row or a column that they do not have, a class that they have
   *     otherwise, or changes of classes alone
   */
  public static List<Integer> positions(Path file, InputRows inputs, Dataset data) {
    List<Integer> counted = inputs.counted();
    boolean some = counted.size() < inputs.table().size();
    String name = inputs.name() + (some ? ", of those with a class" : "");
    Set<String> known = words(data);
    List<Integer> positions = new ArrayList<>();
    int labelsAlone = 0;
    for (var entry :
        RowNumbers.records(file, GroundTruth.ROW, counted.size(), name).sequencedEntrySet()) {
      int position = counted.get(entry.getKey());
      Map<String, String> cells = entry.getValue();
      requireClass(file, entry.getKey(), cells, position, inputs);
      requireColumns(file, cells, known, inputs);
      labelsAlone += changesLabelAlone(cells, data) ? 1 : 0;
      positions.add(position);
    }
    if (!positions.isEmpty() && labelsAlone == positions.size()) {
      throw new DataFormatException(
          "%s does not belong to inputs with a trigger: of %s it names it changes the class alone, and a trigger lies in the features; give the truth of a backdoor, or leave --truth out"
              .formatted(
                  file, labelsAlone == 1 ? "the row" : "all " + Count.of(labelsAlone, "row")));
    }
    return List.copyOf(positions);
  }

  private static void requireClass(
      Path file, int row, Map<String, String> cells, int position, InputRows inputs) {
    String asked = cell(cells, GroundTruth.LABEL_AFTER);
    inputs
        .classAt(position)
        .filter(found -> !asked.isEmpty() && !asked.equals(found))
        .ifPresent(found -> {
          throw new DataFormatException(
              "%s does not belong to \"%s\": it says that row %d has the class \"%s\", found \"%s\"; give the file that was written with these inputs"
                  .formatted(file, inputs.name(), row + 1, asked, found));
        });
  }

  private static void requireColumns(
      Path file, Map<String, String> cells, Set<String> known, InputRows inputs) {
    for (String word : cell(cells, GroundTruth.COLUMNS).split(" ", -1)) {
      if (!word.isEmpty() && !known.contains(word)) {
        throw new DataFormatException(
            "%s does not belong to \"%s\": it says that the column \"%s\" was changed, which the inputs do not have; give the file that was written with these inputs"
                .formatted(file, inputs.name(), word));
      }
    }
  }

  /** An inserted row changes no column, and one that had the trigger before need not either. */
  private static boolean changesLabelAlone(Map<String, String> cells, Dataset data) {
    return cell(cells, GroundTruth.COLUMNS).equals(data.labels().target());
  }

  /** The words of the names, as blanks part the names in the truth and stand in names too. */
  private static Set<String> words(Dataset data) {
    Set<String> words = new HashSet<>();
    data.table().names().forEach(name -> words.addAll(Arrays.asList(name.split(" "))));
    words.addAll(Arrays.asList(data.labels().target().split(" ")));
    return words;
  }

  private static String cell(Map<String, String> cells, String column) {
    return cells.getOrDefault(column, "").strip();
  }
}
