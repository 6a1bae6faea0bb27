// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.image;

import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Source;
import io.poisonlab.dataset.Table;
import io.poisonlab.parameter.NameList;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Puts images and labels of IDX files together: one part after the other, as one data set. */
final class IdxData {
  /** What the column of images is called. */
  static final String IMAGE = "image";

  /** What the class is called. */
  static final String LABEL = "label";

  private IdxData() {}

  /**
   * A pair of files.
   *
   * @param imagesName what the file of images is called
   * @param images its bytes
   * @param labelsName what the file of labels is called
   * @param labels its bytes
   */
  record Part(String imagesName, ByteBuffer images, String labelsName, ByteBuffer labels) {}

  /**
   * Returns the rows of all parts, numbered from 0.
   *
   * @param classes their names, in the order of their numbers in the files
   * @throws DataFormatException if a file is broken, or two do not fit together
   */
  static Dataset read(String name, Source source, List<Part> parts, List<String> classes) {
    ImageColumn images = null;
    List<Integer> codes = new ArrayList<>();
    for (Part part : parts) {
      IdxImages store = IdxImages.of(part.imagesName(), part.images());
      ByteBuffer labels = IdxFile.read(part.labelsName(), part.labels(), 1).values();
      if (labels.limit() != store.size()) {
        throw new DataFormatException(
            "%s has %d images and %s %d labels; they must be equally many"
                .formatted(part.imagesName(), store.size(), part.labelsName(), labels.limit()));
      }
      ImageColumn more = ImageColumn.of(IMAGE, store);
      if (images != null && !images.shape().equals(more.shape())) {
        throw new DataFormatException(
            "%s has images of %s, the file before it of %s; all must be of one size"
                .formatted(part.imagesName(), more.shape(), images.shape()));
      }
      images = images == null ? more : images.append(more);
      for (int i = 0; i < labels.limit(); i++) {
        int code = Byte.toUnsignedInt(labels.get(i));
        if (code >= classes.size()) {
          throw new DataFormatException(
              "%s, label %d: found class %d; the classes are numbered from 0 to %d (%s)"
                  .formatted(part.labelsName(), i, code, classes.size() - 1, NameList.of(classes)));
        }
        codes.add(code);
      }
    }
    if (images == null) {
      throw new DataFormatException("data set \"%s\" has no files".formatted(name));
    }
    return new Dataset(
        name,
        source,
        Table.of(images),
        Labels.of(LABEL, classes, codes.stream().mapToInt(Integer::intValue).toArray()),
        RowIds.range(codes.size()));
  }
}
