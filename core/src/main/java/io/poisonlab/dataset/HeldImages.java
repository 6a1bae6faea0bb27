// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.List;

/** Images in memory. */
final class HeldImages implements ImageStore {
  private final ImageShape shape;
  private final byte[][] images;

  /**
   * Copies the bytes.
   *
   * @throws IllegalArgumentException if an image has another number of bytes than the shape says
   */
  HeldImages(ImageShape shape, List<byte[]> images) {
    this.shape = shape;
    this.images = images.stream().map(byte[]::clone).toArray(byte[][]::new);
    for (int i = 0; i < this.images.length; i++) {
      if (this.images[i].length != shape.bytes()) {
        throw new IllegalArgumentException(
            "image %d: an image of %s has %d bytes, found %d"
                .formatted(i, shape, shape.bytes(), this.images[i].length));
      }
    }
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public int size() {
    return images.length;
  }

  @Override
  public byte[] pixels(int index) {
    return images[index].clone();
  }
}
