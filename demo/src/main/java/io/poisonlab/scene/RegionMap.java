// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.TrainedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What a model says everywhere in the view: the class at each place of a grid. Only places near a
 * boundary are asked for one by one. The model is asked on a coarse grid first; a square whose
 * corners agree is taken to be of one class, the others are halved, down to the fine grid. So a
 * region that lies within one coarse square is overlooked, and a boundary costs as many predictions
 * as it is long, a tenth of those of the whole grid (measured on the first scene).
 */
public final class RegionMap {
  /** Places in each direction. */
  public static final int SIZE = 129;

  private static final int COARSE = 4;

  private final int[] classes = new int[SIZE * SIZE];

  private RegionMap() {
    Arrays.fill(classes, -1);
  }

  /**
   * Asks a model.
   *
   * @param like data of the columns that the model takes
   */
  public static RegionMap of(TrainedModel model, View view, Dataset like) {
    RegionMap map = new RegionMap();
    BitSet wanted = new BitSet(SIZE * SIZE);
    for (int row = 0; row < SIZE; row += COARSE) {
      for (int column = 0; column < SIZE; column += COARSE) {
        wanted.set(row * SIZE + column);
      }
    }
    map.ask(wanted, model, view, like);
    for (int step = COARSE; step > 1; step /= 2) {
      map.refine(step, model, view, like);
    }
    return map;
  }

  /** Halves the squares of this width: asks in those whose corners differ, fills the others. */
  private void refine(int step, TrainedModel model, View view, Dataset like) {
    int half = step / 2;
    BitSet wanted = new BitSet(SIZE * SIZE);
    for (int row = 0; row + step < SIZE; row += step) {
      for (int column = 0; column + step < SIZE; column += step) {
        if (!isUniform(row, column, step)) {
          for (int r = row; r <= row + step; r += half) {
            for (int c = column; c <= column + step; c += half) {
              wanted.set(r * SIZE + c);
            }
          }
        }
      }
    }
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] >= 0) {
        wanted.clear(i);
      }
    }
    ask(wanted, model, view, like);
    for (int row = 0; row + step < SIZE; row += step) {
      for (int column = 0; column + step < SIZE; column += step) {
        fill(row, column, step, half);
      }
    }
  }

  private void fill(int row, int column, int step, int half) {
    int known = classes[row * SIZE + column];
    for (int r = row; r <= row + step; r += half) {
      for (int c = column; c <= column + step; c += half) {
        if (classes[r * SIZE + c] < 0) {
          classes[r * SIZE + c] = known;
        }
      }
    }
  }

  private boolean isUniform(int row, int column, int step) {
    int first = classes[row * SIZE + column];
    return first == classes[row * SIZE + column + step]
        && first == classes[(row + step) * SIZE + column]
        && first == classes[(row + step) * SIZE + column + step];
  }

  private void ask(BitSet wanted, TrainedModel model, View view, Dataset like) {
    int[] cells = wanted.stream().toArray();
    if (cells.length > 0) {
      Labels predicted = model.predict(view.places(cells, SIZE, like)).labels();
      for (int i = 0; i < cells.length; i++) {
        classes[cells[i]] = predicted.code(i);
      }
    }
  }

  /** Returns the class at a place. */
  int at(int row, int column) {
    return classes[row * SIZE + column];
  }

  /** Returns classes and how often each follows itself, in turn, row by row from the bottom. */
  public List<Integer> runs() {
    List<Integer> runs = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= classes.length; i++) {
      if (i == classes.length || classes[i] != classes[from]) {
        runs.add(classes[from]);
        runs.add(i - from);
        from = i;
      }
    }
    return runs;
  }
}
