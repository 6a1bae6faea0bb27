// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * How many rows have which suspicion, by class: {@value #BINS} equal steps from 0 to 1.
 *
 * @param classes one for each class that has rows
 */
public record ScoreHistogram(List<OfClass> classes) {
  /** The number of steps. */
  public static final int BINS = 20;

  /** Forgives scores such as 1 - 0.9, which fall just below the step that they begin. */
  private static final double TOLERANCE = 1e-9;

  /** Copies the list. */
  public ScoreHistogram {
    classes = List.copyOf(classes);
  }

  /**
   * The rows of one class.
   *
   * @param name the class
   * @param rows for each step how many rows fall in it
   * @param flagged how many of those are flagged
   */
  public record OfClass(String name, List<Integer> rows, List<Integer> flagged) {
    /** Copies the lists. */
    public OfClass {
      rows = List.copyOf(rows);
      flagged = List.copyOf(flagged);
    }
  }

  /** Counts the rows of an inspection. */
  public static ScoreHistogram of(Inspection inspection) {
    Labels labels = inspection.data().labels();
    Set<Integer> flags = inspection.flagged();
    int[][] rows = new int[labels.classes().size()][BINS];
    int[][] flagged = new int[rows.length][BINS];
    for (int row = 0; row < labels.size(); row++) {
      int bin = Math.min(BINS - 1, (int) (inspection.suspicion().score(row) * BINS + TOLERANCE));
      rows[labels.code(row)][bin]++;
      flagged[labels.code(row)][bin] += flags.contains(inspection.data().ids().at(row)) ? 1 : 0;
    }
    List<OfClass> classes = new ArrayList<>();
    for (int label = 0; label < rows.length; label++) {
      if (Arrays.stream(rows[label]).sum() > 0) {
        classes.add(
            new OfClass(labels.classes().get(label), list(rows[label]), list(flagged[label])));
      }
    }
    return new ScoreHistogram(classes);
  }

  private static List<Integer> list(int[] counts) {
    return Arrays.stream(counts).boxed().toList();
  }
}
