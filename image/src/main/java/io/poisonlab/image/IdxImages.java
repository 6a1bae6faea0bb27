// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.image;

import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.dataset.ImageStore;
import java.nio.ByteBuffer;

/** The grey images of an IDX file, read from it, or from where it lies in memory, one by one. */
final class IdxImages implements ImageStore {
  private final ImageShape shape;
  private final int size;
  private final ByteBuffer pixels;

  private IdxImages(ImageShape shape, int size, ByteBuffer pixels) {
    this.shape = shape;
    this.size = size;
    this.pixels = pixels;
  }

  /**
   * Reads an IDX file of three dimensions.
   *
   * @throws DataFormatException if it is no such file
   */
  static IdxImages of(String name, ByteBuffer bytes) {
    IdxFile file = IdxFile.read(name, bytes, 3);
    try {
      return new IdxImages(
          ImageShape.grey(file.sizes().get(1), file.sizes().get(2)),
          file.sizes().get(0),
          file.values());
    } catch (IllegalArgumentException e) {
      throw new DataFormatException("%s cannot be read: %s".formatted(name, e.getMessage()), e);
    }
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public byte[] pixels(int index) {
    byte[] copy = new byte[shape.bytes()];
    pixels.get(index * copy.length, copy);
    return copy;
  }
}
