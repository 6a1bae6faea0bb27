// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.backdoor;

import io.poisonlab.attack.Imprint;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.dataset.Table;

/** A trigger that changes each image by itself, always in the same way. */
interface PixelImprint extends Imprint {
  /**
   * Returns what the trigger makes of an image.
   *
   * @param pixels the image's bytes, a copy that may be changed and returned
   */
  byte[] change(ImageShape shape, byte[] pixels);

  @Override
  default Table on(Table table, int[] rows) {
    ImageColumn images = (ImageColumn) table.columns().getFirst(); // the attacks look before
    return Table.of(images.with(rows, (_, pixels) -> change(images.shape(), pixels)));
  }

  /** Returns a brightness from 0 to 255 as a byte, rounded to the nearest. */
  static byte bright(double value) {
    return (byte) Math.round(Math.clamp(value, 0, 255));
  }
}
