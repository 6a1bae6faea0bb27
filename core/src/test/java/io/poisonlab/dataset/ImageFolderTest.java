// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A folder of images for each class")
class ImageFolderTest {
  @TempDir private Path folder;

  private Path photos = Path.of("");

  @BeforeEach
  void twoOfEach() throws IOException {
    photos = Files.createDirectory(folder.resolve("photos"));
    Files.createDirectory(photos.resolve("cat"));
    Files.createDirectory(photos.resolve("dog"));
    paint("cat/1.png", BufferedImage.TYPE_INT_RGB, 3, 2, 0x102030);
    paint("dog/2.png", BufferedImage.TYPE_3BYTE_BGR, 3, 2, 0x405060);
    paint("cat/3.png", BufferedImage.TYPE_INT_RGB, 3, 2, 0xff0000);
  }

  private void paint(String name, int type, int width, int height, int rgb) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        image.setRGB(column, row, 0xff000000 | rgb);
      }
    }
    ImageIO.write(image, name.replaceFirst(".*\\.", ""), photos.resolve(name).toFile());
  }

  private DataFile read() {
    return DataFile.read(photos, DataReader.knownFormat(photos).orElseThrow());
  }

  @Test
  @DisplayName("gives the pixels of each, in the order of the files' names")
  void isRead() {
    Dataset data = read().data();

    assertThat(DataReader.knownFormat(photos)).isEqualTo(Optional.of(CsvFormat.target("label")));
    assertThat(data.labels().classes()).containsExactly("cat", "dog");
    assertThat(data.labels().toArray()).containsExactly(0, 1, 0);
    ImageColumn images = ImageColumn.alone(data, "test");
    assertThat(images.shape()).isEqualTo(new ImageShape(2, 3, 3));
    assertThat(images.pixels(1)).startsWith(0x40, 0x50, 0x60, 0x40, 0x50, 0x60).hasSize(18);
    assertThat(read().data()).isEqualTo(data);
  }

  @Test
  @DisplayName("keeps the brightness of grey images, and reads JPEG files")
  void readsGrey() throws IOException {
    for (String name : List.of("cat/1.png", "dog/2.png", "cat/3.png")) {
      Files.delete(photos.resolve(name));
    }
    for (String name : List.of("cat/1.png", "dog/2.jpg")) {
      BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
      for (int i = 0; i < 16; i++) {
        image.getRaster().setSample(i % 4, i / 4, 0, 100);
      }
      ImageIO.write(image, name.endsWith("png") ? "png" : "jpg", photos.resolve(name).toFile());
    }
    ImageColumn images = ImageColumn.alone(read().data(), "test");

    assertThat(images.shape()).isEqualTo(ImageShape.grey(4, 4));
    assertThat(images.pixels(0)).containsOnly(100);
    assertThat(images.pixels(1)[5]).isBetween((byte) 98, (byte) 102);
  }

  @Test
  @DisplayName(
      "is copied as a folder: what did not change keeps its bytes, what did is a PNG file, a row moves with its class")
  void isCopied() throws IOException {
    DataFile file = read();
    Dataset data = file.data();
    ImageColumn images = ImageColumn.alone(data, "test");
    Dataset after =
        data.withTable(Table.of(images.with(new int[] {2}, (_, pixels) -> new byte[18])))
            .withLabels(data.labels().withCodes(new int[] {0, 0, 1}));
    Path copy = folder.resolve("copy");
    for (var part : file.copy(after).at(copy).entrySet()) {
      Files.createDirectories(part.getKey().resolveSibling(""));
      Files.write(part.getKey(), part.getValue());
    }
    Dataset again = DataReader.read(copy, CsvFormat.target("label"));

    assertThat(again.table()).isEqualTo(after.table());
    assertThat(again.labels().toArray()).containsExactly(0, 0, 1);
    assertThat(Files.readAllBytes(copy.resolve("cat/1.png")))
        .isEqualTo(Files.readAllBytes(photos.resolve("cat/1.png")));
    assertThat(copy.resolve("dog/3.png")).exists();
  }

  @Test
  @DisplayName("is made of images that lie in no folder")
  void isMade() {
    Dataset small = read().data().select(new int[] {0, 1});
    Dataset loose =
        new Dataset("loose", Source.memory(), small.table(), small.labels(), small.ids());

    assertThat(DataFile.of(loose).copy(loose).at(Path.of("x")).keySet())
        .containsExactly(Path.of("x/cat/image-0.png"), Path.of("x/dog/image-1.png"));
  }

  @Test
  @DisplayName("is refused where an image is no image, has another size or mode, or transparency")
  void refusals() throws IOException {
    paint("dog/4.png", BufferedImage.TYPE_INT_RGB, 4, 2, 0);
    refused("dog/4.png is an image of 2 × 4 RGB", "cat/1.png one of 2 × 3 RGB");
    paint("dog/4.png", BufferedImage.TYPE_BYTE_GRAY, 3, 2, 0);
    refused("dog/4.png is an image of 2 × 3 grey", "all grey or all in colours");
    paint("dog/4.png", BufferedImage.TYPE_INT_ARGB, 3, 2, 0);
    refused("dog/4.png has transparency; save it without");
    Files.writeString(photos.resolve("dog/4.png"), "not an image");
    refused("dog/4.png is no PNG or JPEG file");
    byte[] whole = Files.readAllBytes(photos.resolve("cat/1.png"));
    Files.write(photos.resolve("dog/4.png"), Arrays.copyOf(whole, whole.length / 2));
    refused("dog/4.png cannot be read as an image");
    Files.writeString(photos.resolve("dog/4.png"), "");
    refused("dog/4.png is no PNG or JPEG file");
    Files.delete(photos.resolve("dog/4.png"));
    Files.writeString(photos.resolve("dog/4.txt"), "a text");
    refused("side by side", "holds one kind");
    Files.delete(photos.resolve("dog/4.txt"));
    Files.createDirectory(photos.resolve("bird"));
    refused("bird holds no file that ends in .png or .jpg or .jpeg; each is one image");
    Files.delete(photos.resolve("bird"));
    assertThatThrownBy(
            () -> DataReader.read(photos, CsvFormat.target("label").withTexts(Set.of("text"))))
        .hasMessageContaining("one column of texts or images");
  }

  @Test
  @DisplayName("of a size beyond all bounds is refused before anything of that size is made")
  void bombs() throws IOException {
    byte[] png = Files.readAllBytes(photos.resolve("cat/1.png"));
    png[16] = 0x7f; // the first byte of the width, in the header
    Files.write(photos.resolve("dog/4.png"), png);

    assertThatThrownBy(this::read)
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("dog/4.png");
  }

  @Test
  @DisplayName("too large for the memory is read file by file, and notices a change")
  void isStreamed() throws IOException {
    PictureFiles streamed =
        new PictureFiles(
            new ImageShape(2, 3, 3),
            List.of(photos.resolve("cat/1.png"), photos.resolve("dog/2.png")));
    ImageColumn column = ImageColumn.of("image", streamed);

    assertThat(column.pixels(1)).startsWith(0x40, 0x50, 0x60);
    paint("dog/2.png", BufferedImage.TYPE_INT_RGB, 5, 5, 0);
    assertThatThrownBy(() -> column.pixels(1))
        .hasMessageContaining("has changed while it was in use");
  }

  private void refused(String... parts) {
    assertThatThrownBy(this::read)
        .isInstanceOf(DataFormatException.class)
        .hasMessageContainingAll(parts);
  }
}
