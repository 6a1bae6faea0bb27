// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.image;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import java.util.List;
import java.util.stream.IntStream;

/** The bundled handwritten digits as images of 16 × 16: each of their 64 pixels as four. */
public final class LargeDigits {
  private static final int SIDE = 8;
  private static final int TRAINING_ROWS = 1500;
  private static final Dataset ALL = all();

  private LargeDigits() {}

  /** Returns 1,500 rows to train on. */
  public static Dataset training() {
    return ALL.select(IntStream.range(0, TRAINING_ROWS).toArray());
  }

  /** Returns the 297 other rows. */
  public static Dataset test() {
    return ALL.select(IntStream.range(TRAINING_ROWS, ALL.size()).toArray());
  }

  private static Dataset all() {
    Dataset digits = Datasets.digits();
    List<byte[]> images =
        IntStream.range(0, digits.size()).mapToObj(row -> image(digits.table(), row)).toList();
    return new Dataset(
        "large digits",
        digits.source(),
        Table.of(ImageColumn.of("image", ImageShape.grey(2 * SIDE, 2 * SIDE), images)),
        digits.labels(),
        RowIds.range(digits.size()));
  }

  private static byte[] image(Table digits, int row) {
    byte[] pixels = new byte[4 * SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      int y = i / (2 * SIDE) / 2;
      int x = i % (2 * SIDE) / 2;
      double value = ((NumericColumn) digits.columns().get(y * SIDE + x)).value(row);
      pixels[i] = (byte) Math.round(value / 16 * 255);
    }
    return pixels;
  }
}
