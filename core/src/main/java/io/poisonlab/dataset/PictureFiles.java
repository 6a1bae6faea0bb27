// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.file.FileErrors;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Images in PNG and JPEG files. Each is looked at when the column is made; those that are more than
 * {@value #MOST_HELD} bytes together are then read again whenever they are asked for.
 */
final class PictureFiles implements ImageStore {
  private static final long MOST_HELD = 1L << 29;

  private final ImageShape shape;
  private final List<Path> files;

  /** Images that are read when they are asked for. */
  PictureFiles(ImageShape shape, List<Path> files) {
    this.shape = shape;
    this.files = List.copyOf(files);
  }

  /**
   * Returns the column of these images.
   *
   * @throws DataFormatException if one cannot be read, has transparency, or is of another size or
   *     mode than the first
   */
  static ImageColumn read(String name, Iterable<FolderContent.Content> contents) {
    List<Path> files = new ArrayList<>();
    List<byte[]> held = new ArrayList<>();
    ImageShape shape = null;
    long size = 0;
    for (FolderContent.Content content : contents) {
      Decoded decoded = decode(content.path(), content.bytes());
      if (shape != null && !shape.equals(decoded.shape())) {
        throw new DataFormatException(
            "%s is an image of %s, %s one of %s; all must be of one size, and all grey or all in colours"
                .formatted(content.path(), decoded.shape(), files.getFirst(), shape));
      }
      shape = decoded.shape();
      size += decoded.pixels().length;
      files.add(content.path());
      if (size <= MOST_HELD) {
        held.add(decoded.pixels());
      } else {
        held.clear();
      }
    }
    if (shape == null) {
      throw new DataFormatException("there is no image");
    }
    return held.size() == files.size()
        ? ImageColumn.of(name, shape, held)
        : ImageColumn.of(name, new PictureFiles(shape, files));
  }

  /** Returns an image as a PNG file. */
  static byte[] png(ImageShape shape, byte[] pixels) {
    BufferedImage image =
        new BufferedImage(
            shape.width(),
            shape.height(),
            shape.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    int[] samples = new int[pixels.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Byte.toUnsignedInt(pixels[i]);
    }
    image.getRaster().setPixels(0, 0, shape.width(), shape.height(), samples);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public byte[] pixels(int index) {
    Path file = files.get(index);
    try {
      Decoded decoded = decode(file, Files.readAllBytes(file));
      if (!decoded.shape().equals(shape)) {
        throw new DataFormatException("%s has changed while it was in use".formatted(file));
      }
      return decoded.pixels();
    } catch (IOException e) {
      throw new DataFormatException(
          "%s cannot be read: %s".formatted(file, FileErrors.reason(e)), e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // on its way into a column
  private record Decoded(ImageShape shape, byte[] pixels) {}

  private static Decoded decode(Path file, byte[] bytes) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new DataFormatException("%s is no PNG or JPEG file".formatted(file));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        int height = reader.getHeight(0); // before anything of that size is made
        int width = reader.getWidth(0);
        int most = ImageShape.MOST_SIDE;
        if (height > most || width > most) {
          throw new DataFormatException(
              "%s has %d × %d pixels; sides may have %d at the most"
                  .formatted(file, height, width, most));
        }
        return decoded(file, reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new DataFormatException(
          "%s cannot be read as an image: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Decoded decoded(Path file, BufferedImage image) {
    if (image.getColorModel().hasAlpha()) {
      throw new DataFormatException(
          "%s has transparency; save it without (an alpha channel is not read)".formatted(file));
    }
    int channels = image.getColorModel().getNumComponents() == 1 ? 1 : 3;
    ImageShape shape = new ImageShape(image.getHeight(), image.getWidth(), channels);
    byte[] pixels = new byte[shape.bytes()];
    boolean plain =
        image.getType() == BufferedImage.TYPE_BYTE_GRAY; // getRGB would brighten it by its gamma
    Raster raster = image.getRaster();
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        int at = shape.at(row, column);
        if (plain) {
          pixels[at] = (byte) raster.getSample(column, row, 0);
        } else if (channels == 1) {
          pixels[at] = (byte) (raster.getSample(column, row, 0) * 255 / most(image));
        } else {
          int rgb = image.getRGB(column, row);
          pixels[at] = (byte) (rgb >> 16);
          pixels[at + 1] = (byte) (rgb >> 8);
          pixels[at + 2] = (byte) rgb;
        }
      }
    }
    return new Decoded(shape, pixels);
  }

  /** Returns the brightest value of a grey image of fewer or more than eight bits. */
  private static int most(BufferedImage image) {
    return (1 << image.getColorModel().getComponentSize(0)) - 1;
  }
}
