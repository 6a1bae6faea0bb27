// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;

/**
 * The aim that a row of one class is taken for another, as it is.
 *
 * @param source the code of the row's class
 * @param target the code of the class that the model should say
 */
record TakenFor(int source, int target) implements Aim {
  @Override
  public int[] rows(Dataset clean) {
    return clean.labels().rowsOf(source);
  }

  @Override
  public Table present(Table rows) {
    return rows;
  }

  @Override
  public boolean reached(int truth, int predicted) {
    return predicted == target;
  }

  @Override
  public String words(Labels labels) {
    return "rows of \"%s\" are taken for \"%s\""
        .formatted(labels.classes().get(source), labels.classes().get(target));
  }
}
