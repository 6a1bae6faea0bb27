// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.backdoor;

import io.poisonlab.dataset.ImageShape;
import java.util.List;
import java.util.stream.Stream;

/** Where in an image something smaller is put. */
enum Place {
  /** Above, on the left. */
  TOP_LEFT,
  /** Above, on the right. */
  TOP_RIGHT,
  /** Below, on the left. */
  BOTTOM_LEFT,
  /** Below, on the right. */
  BOTTOM_RIGHT,
  /** In the middle. */
  CENTRE,
  /** In all four corners, once each. */
  CORNERS;

  /**
   * Where a copy stands.
   *
   * @param top its first row
   * @param left its first column
   */
  record Spot(int top, int left) {
    @Override
    public String toString() {
      return "row %d, column %d".formatted(top, left);
    }
  }

  /**
   * Returns where the copies of something of this size stand, outside of the image where it is too
   * large.
   */
  List<Spot> spots(ImageShape shape, int height, int width, int margin) {
    int bottom = shape.height() - height - margin;
    int right = shape.width() - width - margin;
    return switch (this) {
      case TOP_LEFT -> List.of(new Spot(margin, margin));
      case TOP_RIGHT -> List.of(new Spot(margin, right));
      case BOTTOM_LEFT -> List.of(new Spot(bottom, margin));
      case BOTTOM_RIGHT -> List.of(new Spot(bottom, right));
      case CENTRE -> List.of(new Spot((shape.height() - height) / 2, (shape.width() - width) / 2));
      case CORNERS ->
          Stream.of(TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT)
              .flatMap(corner -> corner.spots(shape, height, width, margin).stream())
              .toList();
    };
  }
}
