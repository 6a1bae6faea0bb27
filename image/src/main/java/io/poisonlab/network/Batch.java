// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import java.util.ArrayList;
import java.util.List;

/** Images on their way into the engine: from bytes to numbers from 0 to 1, channel by channel. */
final class Batch {
  private static final float BRIGHTEST = 255;

  private Batch() {}

  /** Returns images as numbers, one after the other. */
  static float[] numbers(ImageColumn images, int[] rows) {
    ImageShape shape = images.shape();
    int size = shape.bytes();
    float[] numbers = new float[rows.length * size];
    for (int i = 0; i < rows.length; i++) {
      byte[] pixels = images.pixels(rows[i]);
      int channels = shape.channels();
      int plane = size / channels;
      for (int channel = 0; channel < channels; channel++) {
        int to = i * size + channel * plane;
        for (int at = 0; at < plane; at++) {
          numbers[to + at] = Byte.toUnsignedInt(pixels[at * channels + channel]) / BRIGHTEST;
        }
      }
    }
    return numbers;
  }

  /** Returns numbers as an array [rows, channels, height, width]. */
  static NDArray array(NDManager arrays, float[] numbers, ImageShape shape) {
    long rows = numbers.length / shape.bytes();
    return arrays.create(numbers, new Shape(rows, shape.channels(), shape.height(), shape.width()));
  }

  /** Returns images from an array [rows, channels, height, width], as bytes. */
  static List<byte[]> images(NDArray array, ImageShape shape) {
    float[] numbers = array.toFloatArray();
    int size = shape.bytes();
    int channels = shape.channels();
    int plane = size / channels;
    List<byte[]> images = new ArrayList<>();
    for (int from = 0; from < numbers.length; from += size) {
      byte[] pixels = new byte[size];
      for (int i = 0; i < size; i++) {
        float value = numbers[from + i % channels * plane + i / channels];
        pixels[i] = (byte) Math.round(Math.clamp(value, 0f, 1f) * BRIGHTEST);
      }
      images.add(pixels);
    }
    return images;
  }

  /** Returns for each row a 1 at its class and a 0 at the others. */
  static NDArray classes(NDManager arrays, int[] codes, int[] rows, int classes) {
    float[] ones = new float[rows.length * classes];
    for (int i = 0; i < rows.length; i++) {
      ones[i * classes + codes[rows[i]]] = 1;
    }
    return arrays.create(ones, new Shape(rows.length, classes));
  }
}
