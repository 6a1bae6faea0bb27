// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

/** Where the pixels of images lie: in memory, or in a file that is read as they are asked for. */
public interface ImageStore {
  /** Returns the size of each image. */
  ImageShape shape();

  /** Returns the number of images. */
  int size();

  /**
   * Returns a copy of an image's bytes: row by row from the top, each pixel's channels together.
   *
   * @param index from 0 to {@link #size} − 1
   */
  byte[] pixels(int index);
}
