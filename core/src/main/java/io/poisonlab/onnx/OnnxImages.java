// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.onnx;

import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Images as ONNX Runtime takes them: bytes [rows, height, width], in colours [rows, …, 3]. */
public final class OnnxImages {
  private OnnxImages() {}

  /** Returns the bytes of all images, one after the other. */
  public static ByteBuffer bytes(ImageColumn images) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(images.size(), images.shape().bytes()))
            .order(ByteOrder.nativeOrder());
    for (int row = 0; row < images.size(); row++) {
      bytes.put(images.pixels(row));
    }
    return bytes.flip();
  }

  /** Returns the sizes of the tensor that holds them. */
  public static long[] shape(ImageColumn images) {
    ImageShape shape = images.shape();
    return shape.channels() == 1
        ? new long[] {images.size(), shape.height(), shape.width()}
        : new long[] {images.size(), shape.height(), shape.width(), shape.channels()};
  }
}
