// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;

/**
 * A place where rows are added, as text {@code 5.5:4.2:setosa*20}: a value for each column, the
 * class, and the number of rows where it is not 1.
 *
 * @param values one for each column, finite
 * @param label the class of the rows
 * @param rows how many there are, 1 to 100,000
 */
public record PlacedPoint(List<Double> values, String label, int rows) {
  private static final int MOST_ROWS = 100_000;

  /** Checks the values and the number of rows. */
  public PlacedPoint {
    values = List.copyOf(values);
    if (values.isEmpty() || values.stream().anyMatch(value -> !Double.isFinite(value))) {
      throw new IllegalArgumentException("a place must have finite values, found " + values);
    }
    if (label.isBlank() || label.contains(",")) {
      throw new IllegalArgumentException(
          "a place must have a class without a comma in its name, found \"%s\"".formatted(label));
    }
    if (rows < 1 || rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "a place must have 1 to %d rows, found %d".formatted(MOST_ROWS, rows));
    }
  }

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static PlacedPoint parse(String text) {
    int star = text.lastIndexOf('*');
    String[] parts = (star < 0 ? text : text.substring(0, star)).split(":", -1);
    List<Double> values = new ArrayList<>();
    try {
      for (int i = 0; i < parts.length - 1; i++) {
        values.add(Double.parseDouble(parts[i].strip()));
      }
      int rows = star < 0 ? 1 : Integer.parseInt(text.substring(star + 1).strip());
      return new PlacedPoint(values, parts[parts.length - 1].strip(), rows);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a place must be written as VALUE:VALUE:CLASS*ROWS, for example 5.5:4.2:setosa*20, found \"%s\""
              .formatted(text),
          e);
    }
  }

  /** Returns the text that {@link #parse} reads back equal. */
  @Override
  public String toString() {
    return String.join(":", values.stream().map(String::valueOf).toList())
        + ":"
        + label
        + (rows == 1 ? "" : "*" + rows);
  }

  /** Refuses a place with another number of values than the data, or with a class of its own. */
  void checkFor(Dataset data) {
    int columns = data.table().columns().size();
    if (values.size() != columns) {
      throw new IllegalArgumentException(
          "the place %s has %d values, data set \"%s\" has %d columns: %s"
              .formatted(this, values.size(), data.name(), columns, data.table().names()));
    }
    if (!data.labels().classes().contains(label)) {
      throw new IllegalArgumentException(
          "the place %s has the class \"%s\", data set \"%s\" has %s"
              .formatted(this, label, data.name(), data.labels().classes()));
    }
  }
}
