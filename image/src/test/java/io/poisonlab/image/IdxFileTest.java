// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.dataset.Source;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pair of IDX files")
class IdxFileTest {
  private static final List<String> CLASSES = List.of("zero", "one");

  static ByteBuffer images(int count, int height, int width, int bytes) {
    ByteBuffer file = ByteBuffer.allocate(16 + bytes);
    file.putInt(0x00000803).putInt(count).putInt(height).putInt(width);
    for (int i = 0; i < bytes; i++) {
      file.put((byte) (i * 37));
    }
    return file.flip();
  }

  static ByteBuffer labels(int announced, int... values) {
    ByteBuffer file = ByteBuffer.allocate(8 + values.length);
    file.putInt(0x00000801).putInt(announced);
    for (int value : values) {
      file.put((byte) value);
    }
    return file.flip();
  }

  private static Dataset read(ByteBuffer images, ByteBuffer labels) {
    return IdxData.read(
        "small",
        Source.memory(),
        List.of(new IdxData.Part("i.idx", images, "l.idx", labels)),
        CLASSES);
  }

  @Test
  @DisplayName("gives each image its bytes, in their order, and its class")
  void isRead() {
    Dataset data = read(images(3, 2, 2, 12), labels(3, 1, 0, 1));

    ImageColumn column = ImageColumn.alone(data, "test");
    assertThat(column.shape()).isEqualTo(ImageShape.grey(2, 2));
    assertThat(column.pixels(1)).containsExactly(148, 185, 222, 259);
    assertThat(data.labels().name(0)).isEqualTo("one");
    assertThat(data.labels().name(1)).isEqualTo("zero");
    assertThat(data.ids().at(2)).isEqualTo(2);
  }

  @Test
  @DisplayName("of several parts is one data set, the parts in their order")
  void hasParts() {
    Dataset data =
        IdxData.read(
            "small",
            Source.memory(),
            List.of(
                new IdxData.Part("a", images(1, 2, 2, 4), "b", labels(1, 0)),
                new IdxData.Part("c", images(2, 2, 2, 8), "d", labels(2, 1, 1))),
            CLASSES);

    assertThat(data.size()).isEqualTo(3);
    assertThat(data.labels().toArray()).containsExactly(0, 1, 1);
  }

  @Test
  @DisplayName("that is cut off, longer, empty, or another kind of file is refused in words")
  void isRefused() {
    refused(images(3, 2, 2, 11), labels(3, 0, 1, 0), "3 × 2 × 2 values", "found 27", "cut off");
    refused(images(3, 2, 2, 13), labels(3, 0, 1, 0), "found 29");
    refused(images(0, 2, 2, 0), labels(0), "0 × 2 × 2");
    refused(images(-1, 2, 2, 4), labels(1, 0), "-1 × 2 × 2");
    refused(
        images(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 4), labels(1, 0), "found");
    refused(labels(1, 0), labels(1, 0), "fewer than the 16 of its header");
    refused(images(1, 2, 2, 4), images(1, 2, 2, 4), "begins with 00000803", "00000801");
    ByteBuffer packed = ByteBuffer.wrap(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
    refused(images(1, 2, 2, 4), packed, "it is compressed, unpack it");
    refused(images(2, 2, 2, 8), labels(1, 0), "2 images", "1 labels", "equally many");
    refused(images(1, 2, 2, 4), labels(1, 7), "label 0: found class 7", "from 0 to 1");
    refused(images(1, 2000, 1, 2000), labels(1, 0), "1 to 1024 pixels, found 2000 × 1");
  }

  @Test
  void partsOfOtherSizesAreRefused() {
    assertThatThrownBy(() ->
            IdxData.read(
                "small",
                Source.memory(),
                List.of(
                    new IdxData.Part("a", images(1, 2, 2, 4), "b", labels(1, 0)),
                    new IdxData.Part("c", images(1, 2, 3, 6), "d", labels(1, 1))),
                CLASSES))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("c has images of 2 × 3 grey")
        .hasMessageContaining("all must be of one size");
  }

  private static void refused(ByteBuffer images, ByteBuffer labels, String... parts) {
    assertThatThrownBy(() -> read(images, labels))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContainingAll(parts);
  }
}
