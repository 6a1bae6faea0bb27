// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.dataset.Table;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Images as nested arrays of numbers: rows, then columns, then colours where there are three. */
final class ImageJson {
  private ImageJson() {}

  /** Returns the images of a table that consists of them. */
  static ArrayNode of(Table table) {
    ImageColumn images = (ImageColumn) table.columns().getFirst();
    ArrayNode all = JsonMapper.shared().createArrayNode();
    for (int i = 0; i < images.size(); i++) {
      image(all.addArray(), images.shape(), images.pixels(i));
    }
    return all;
  }

  private static void image(ArrayNode into, ImageShape shape, byte[] pixels) {
    for (int row = 0; row < shape.height(); row++) {
      ArrayNode line = into.addArray();
      for (int column = 0; column < shape.width(); column++) {
        int at = shape.at(row, column);
        if (shape.channels() == 1) {
          line.add(Byte.toUnsignedInt(pixels[at]));
        } else {
          line.addArray()
              .add(Byte.toUnsignedInt(pixels[at]))
              .add(Byte.toUnsignedInt(pixels[at + 1]))
              .add(Byte.toUnsignedInt(pixels[at + 2]));
        }
      }
    }
  }
}
