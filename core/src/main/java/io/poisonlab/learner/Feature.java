// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import java.io.Serializable;
import java.util.List;

/**
 * A column that a model reads: one line of its signature.
 *
 * @param name the column's name
 * @param kind what it holds
 * @param nullable whether values may be missing
 * @param sides the sizes of what one row holds: none where it is a single value, height and width
 *     of a grey image, and 3 after them of one in colours
 */
public record Feature(String name, Column.Kind kind, boolean nullable, List<Integer> sides)
    implements Serializable {
  /** Copies the list. */
  public Feature {
    sides = List.copyOf(sides);
  }

  /** A column of single values. */
  public Feature(String name, Column.Kind kind, boolean nullable) {
    this(name, kind, nullable, List.of());
  }

  /** Describes a column. */
  public static Feature of(Column column) {
    return new Feature(
        column.name(),
        column.kind(),
        column.nullable(),
        column instanceof ImageColumn images ? sides(images.shape()) : List.of());
  }

  private static List<Integer> sides(ImageShape shape) {
    return shape.channels() == 1
        ? List.of(shape.height(), shape.width())
        : List.of(shape.height(), shape.width(), shape.channels());
  }

  /**
   * Returns the size of the images that the column holds.
   *
   * @throws IllegalStateException if it holds none
   */
  public ImageShape image() {
    if (kind != Column.Kind.IMAGE) {
      throw new IllegalStateException("column \"%s\" holds no images".formatted(name));
    }
    return new ImageShape(sides.get(0), sides.get(1), sides.size() == 2 ? 1 : sides.get(2));
  }
}
